// What a processor fetches unasked comes late: loops over much memory ask for what they will read, and for the lines that they
// will write, 2 KB before. Asking beyond the end of memory does nothing.
#ifndef REEL_AHEAD_H
#define REEL_AHEAD_H

#include <stddef.h>
#include <stdint.h>

#include "Clones.h"

#define REEL_AHEAD 2048
#define REEL_LINE 16

// An address, not a pointer into what may have ended.
REEL_INLINE const void *reel_ahead_of(const float *x) { return (const void *)((uintptr_t)x + REEL_AHEAD); }

REEL_INLINE void reel_read_ahead(const float *x, size_t n) {
    for (size_t i = 0; i < n; i += REEL_LINE) __builtin_prefetch(reel_ahead_of(x + i), 0, 3);
}

REEL_INLINE void reel_write_ahead(float *x, size_t n) {
    for (size_t i = 0; i < n; i += REEL_LINE) __builtin_prefetch(reel_ahead_of(x + i), 1, 3);
}

#endif
