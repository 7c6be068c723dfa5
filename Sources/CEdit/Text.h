#ifndef REEL_CEDIT_TEXT_H
#define REEL_CEDIT_TEXT_H

#include <stddef.h>
#include <wchar.h>

// wchar_t holds a Unicode scalar on Linux and macOS alike; no locale is asked. To be freed by the caller; NULL where there
// is no memory.

/// UTF-8 as wide characters; ill-formed bytes become U+FFFD.
wchar_t *reel_wide(const char *text);
char *reel_narrow(const wchar_t *text, size_t count);

#endif
