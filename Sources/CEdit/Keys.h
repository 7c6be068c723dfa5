#ifndef REEL_CEDIT_KEYS_H
#define REEL_CEDIT_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

// The keyboard, byte by byte. Escape sequences of the keys that the prompt knows become one character each of the C1
// controls (U+0080…), which no keyboard sends: so they mean the same in emacs and vi keys, where libedit would take
// their ESC for the one that leaves insertion.

enum {
    REEL_CHAR_PASTE = 0x80,
    REEL_CHAR_UP,
    REEL_CHAR_DOWN,
    REEL_CHAR_RIGHT,
    REEL_CHAR_LEFT,
    REEL_CHAR_HOME,
    REEL_CHAR_END,
    REEL_CHAR_DELETE,
    REEL_CHAR_NEXT_WORD,
    REEL_CHAR_PREVIOUS_WORD,
    /// Any key while the history is searched.
    REEL_CHAR_SEARCHING,
};

struct reel_keys {
    /// Bytes that are read before the terminal's.
    unsigned char *fed;
    size_t fed_count, fed_start;
};

/// The next character, 1; 0 at the end of input, -1 on an error. `resized` is called after the window's size changed.
int reel_keys_read(struct reel_keys *keys, wchar_t *character, void (*resized)(void *context), void *context);

/// Puts bytes behind those that wait already, or before them.
bool reel_keys_feed(struct reel_keys *keys, const unsigned char *bytes, size_t count, bool first);

#endif
