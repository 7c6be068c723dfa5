#ifndef REEL_CEDIT_DEPARTURE_H
#define REEL_CEDIT_DEPARTURE_H

/// Notes the modes of the terminal on standard input, which `reel_terminal_restore` goes back to.
void reel_terminal_keep(void);

#endif
