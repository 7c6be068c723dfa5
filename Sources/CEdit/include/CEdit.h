#ifndef REEL_CEDIT_H
#define REEL_CEDIT_H

#if !__has_include(<histedit.h>)
#error "histedit.h is missing: apt-get install libedit-dev (Debian), brew install libedit (macOS)"
#endif

// libedit's wide-character interface is variadic, which Swift cannot call; these are the calls the prompt makes of it.
// All text crosses as UTF-8.

typedef struct reel_edit reel_edit;

enum reel_edit_result { REEL_EDIT_LINE, REEL_EDIT_CANCELLED, REEL_EDIT_END };
enum reel_edit_completion { REEL_EDIT_NOTHING, REEL_EDIT_INSERTED, REEL_EDIT_LISTED };

/// Starts editing on standard input and output. `complete` is called for TAB with `context`.
reel_edit *reel_edit_open(void *context, enum reel_edit_completion (*complete)(void *context));
void reel_edit_close(reel_edit *edit);

/// The prompt; stretches between two \1 are escape sequences that take no columns.
void reel_edit_set_prompt(reel_edit *edit, const char *prompt);

/// Reads one entry (several lines where a block was pasted), without its newline; to be freed by the caller.
enum reel_edit_result reel_edit_read(reel_edit *edit, char **entry);

/// Adds an entry to the history that the arrow keys and Ctrl-R search.
void reel_edit_remember(reel_edit *edit, const char *entry);

/// The text before the cursor; to be freed by the caller.
char *reel_edit_before_cursor(reel_edit *edit);
void reel_edit_insert(reel_edit *edit, const char *text);
void reel_edit_delete_before_cursor(reel_edit *edit, int characters);

/// Calls `handler` on SIGINT, with system calls that are interrupted not restarted.
void reel_catch_interrupt(void (*handler)(int));

/// Columns of the terminal on standard output, or 0 where there is none.
int reel_terminal_columns(void);

#endif
