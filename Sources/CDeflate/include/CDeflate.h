#ifndef REEL_CDEFLATE_H
#define REEL_CDEFLATE_H

#if !__has_include(<libdeflate.h>)
#error "libdeflate.h is missing: apt-get install libdeflate-dev (Debian), brew install libdeflate (macOS)"
#endif
#include <libdeflate.h>
#include <stddef.h>

/// The most bytes that reel_deflate_piece gives for `count` bytes.
size_t reel_deflate_bound(size_t count);

/// Compresses bytes to deflate blocks (RFC 1951) that stand for themselves, of which none is the last, and which end at
/// a whole byte with an empty stored block: such pieces may follow each other in one stream. What was compressed is
/// inflated again and compared. `scratch` has room for count + 1 bytes. Gives the bytes written to `output`, or 0 where
/// no memory was to be had or what came back was not what was given.
size_t reel_deflate_piece(int level, const void *input, size_t count, void *output, void *scratch);

/// "1.14": decides, with zlib, which bytes a compressed file has.
const char *reel_deflate_version(void);

#endif
