#include "CDeflate.h"
#include <stdint.h>
#include <string.h>
#include <zlib.h>

/// Where a deflate stream's last block begins and where it ends, in bits; 0 if it does not inflate to `expected`.
static int find_last_block(const uint8_t *stream, size_t length, const void *expected, size_t count, void *scratch,
                           size_t *begin, size_t *end) {
    z_stream z = {0};
    if (inflateInit2(&z, -15) != Z_OK) return 0;
    z.next_in = (Bytef *)stream;
    z.avail_in = (uInt)length;
    z.next_out = scratch;
    z.avail_out = (uInt)count + 1;
    *begin = 0;
    *end = 0;
    // Z_BLOCK stops behind each block. data_type then has 128, the bits of the byte reached that are not used yet, and
    // 64 behind the last block (zlib.h, inflate).
    int status;
    do {
        status = inflate(&z, Z_BLOCK);
        if (status == Z_OK && (z.data_type & 128)) {
            size_t place = (size_t)z.total_in * 8 - (size_t)(z.data_type & 7);
            if (z.data_type & 64) *end = place; else *begin = place;
        }
    } while (status == Z_OK);
    int is_whole = status == Z_STREAM_END && z.total_in == length && z.total_out == count && *end > *begin;
    inflateEnd(&z);
    return is_whole && memcmp(scratch, expected, count) == 0;
}

const char *reel_deflate_version(void) { return LIBDEFLATE_VERSION_STRING; }

size_t reel_deflate_bound(size_t count) { return libdeflate_deflate_compress_bound(NULL, count) + 8; }

size_t reel_deflate_piece(int level, const void *input, size_t count, void *output, void *scratch) {
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(level);
    if (!compressor) return 0;
    uint8_t *bytes = output;
    size_t length = libdeflate_deflate_compress(compressor, input, count, bytes,
                                                libdeflate_deflate_compress_bound(compressor, count));
    libdeflate_free_compressor(compressor);
    size_t begin, end;
    if (length == 0 || !find_last_block(bytes, length, input, count, scratch, &begin, &end)) return 0;
    // Its first bit says that it is the last one.
    bytes[begin / 8] &= (uint8_t) ~(1u << (begin % 8));
    // An empty stored block: three bits of 0, 0 up to the next byte, no bytes (0000 ffff).
    size_t left = (8 - end % 8) % 8;
    if (left) bytes[length - 1] &= (uint8_t)(0xffu >> left);
    if (left < 3) bytes[length++] = 0;
    bytes[length++] = 0;
    bytes[length++] = 0;
    bytes[length++] = 0xff;
    bytes[length++] = 0xff;
    return length;
}
