// Sixteen voxels of 2, 3, 4 or 6 channels, as they lie in memory, become a row for each channel, and the other way: by
// taking every second or third number of neighbouring rows. A shuffle of two rows each time, half as many as transposing takes.
#ifndef REEL_INTERLEAVE_H
#define REEL_INTERLEAVE_H

#include "VectorMath.h"

REEL_INLINE int reel_is_interleavable(size_t channels) {
    return channels == 1 || channels == 2 || channels == 3 || channels == 4 || channels == 6;
}

// MARK: Apart

REEL_INLINE void reel_part_twos(const reel_row *restrict r, size_t rows, reel_row *restrict even, reel_row *restrict odd) {
    for (size_t i = 0; i < rows / 2; i++) {
        reel_row a = r[2 * i], b = r[2 * i + 1];
        even[i] = __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
        odd[i] = __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
    }
}

// To x, x + stride and x + 2 stride.
REEL_INLINE void reel_part_threes(const reel_row *restrict r, reel_row *restrict x, size_t stride) {
    reel_row u = __builtin_shufflevector(r[0], r[1], 0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, -1, -1, -1, -1, -1);
    reel_row v = __builtin_shufflevector(r[0], r[1], 1, 4, 7, 10, 13, 16, 19, 22, 25, 28, 31, -1, -1, -1, -1, -1);
    reel_row w = __builtin_shufflevector(r[0], r[1], 2, 5, 8, 11, 14, 17, 20, 23, 26, 29, -1, -1, -1, -1, -1, -1);
    x[0] = __builtin_shufflevector(u, r[2], 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 17, 20, 23, 26, 29);
    x[stride] = __builtin_shufflevector(v, r[2], 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 18, 21, 24, 27, 30);
    x[2 * stride] = __builtin_shufflevector(w, r[2], 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 19, 22, 25, 28, 31);
}

REEL_INLINE void reel_part_fours(const reel_row *restrict r, reel_row *restrict x, size_t stride) {
    reel_row even[2], odd[2];
    reel_part_twos(r, 4, even, odd);
    reel_part_twos(even, 2, x, x + 2 * stride);
    reel_part_twos(odd, 2, x + stride, x + 3 * stride);
}

REEL_INLINE void reel_load_parted(const float *restrict z, size_t channels, reel_row *restrict x) {
    reel_row r[6], even[3], odd[3];
    for (size_t c = 0; c < channels; c++) r[c] = reel_load_row(z + c * REEL_LANES);
    if (channels == 2) {
        reel_part_twos(r, 2, x, x + 1);
    } else if (channels == 3) {
        reel_part_threes(r, x, 1);
    } else if (channels == 4) {
        reel_part_fours(r, x, 1);
    } else {
        reel_part_twos(r, 6, even, odd);
        reel_part_threes(even, x, 2);
        reel_part_threes(odd, x + 1, 2);
    }
}

// Each number of channels in code of its own, where rows stay in registers.
REEL_INLINE void reel_load_interleaved(const float *restrict z, size_t channels, reel_row *restrict x) {
    switch (channels) {
        case 1: memcpy(x, z, sizeof(reel_row)); return;
        case 2: return reel_load_parted(z, 2, x);
        case 3: return reel_load_parted(z, 3, x);
        case 4: return reel_load_parted(z, 4, x);
        default: return reel_load_parted(z, 6, x);
    }
}

// MARK: Together

REEL_INLINE void reel_join_twos(const reel_row *restrict even, const reel_row *restrict odd, size_t rows, reel_row *restrict r) {
    for (size_t i = 0; i < rows / 2; i++) {
        r[2 * i] = __builtin_shufflevector(even[i], odd[i], 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
        r[2 * i + 1] =
            __builtin_shufflevector(even[i], odd[i], 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    }
}

// Of x, x + stride and x + 2 stride.
REEL_INLINE void reel_join_threes(const reel_row *restrict x, size_t stride, reel_row *restrict r) {
    reel_row a = x[0], b = x[stride], c = x[2 * stride];
    reel_row u = __builtin_shufflevector(a, b, 0, 16, -1, 1, 17, -1, 2, 18, -1, 3, 19, -1, 4, 20, -1, 5);
    reel_row v = __builtin_shufflevector(a, b, 21, -1, 6, 22, -1, 7, 23, -1, 8, 24, -1, 9, 25, -1, 10, 26);
    reel_row w = __builtin_shufflevector(a, b, -1, 11, 27, -1, 12, 28, -1, 13, 29, -1, 14, 30, -1, 15, 31, -1);
    r[0] = __builtin_shufflevector(u, c, 0, 1, 16, 3, 4, 17, 6, 7, 18, 9, 10, 19, 12, 13, 20, 15);
    r[1] = __builtin_shufflevector(v, c, 0, 21, 2, 3, 22, 5, 6, 23, 8, 9, 24, 11, 12, 25, 14, 15);
    r[2] = __builtin_shufflevector(w, c, 26, 1, 2, 27, 4, 5, 28, 7, 8, 29, 10, 11, 30, 13, 14, 31);
}

REEL_INLINE void reel_join_fours(const reel_row *restrict x, size_t stride, reel_row *restrict r) {
    reel_row even[2], odd[2];
    reel_join_twos(x, x + 2 * stride, 2, even);
    reel_join_twos(x + stride, x + 3 * stride, 2, odd);
    reel_join_twos(even, odd, 4, r);
}

REEL_INLINE void reel_store_joined(const reel_row *restrict x, size_t channels, float *restrict z) {
    reel_row r[6], even[3], odd[3];
    if (channels == 2) {
        reel_join_twos(x, x + 1, 2, r);
    } else if (channels == 3) {
        reel_join_threes(x, 1, r);
    } else if (channels == 4) {
        reel_join_fours(x, 1, r);
    } else {
        reel_join_threes(x, 2, even);
        reel_join_threes(x + 1, 2, odd);
        reel_join_twos(even, odd, 6, r);
    }
    for (size_t c = 0; c < channels; c++) reel_store_row(z + c * REEL_LANES, r[c]);
}

REEL_INLINE void reel_store_interleaved(const reel_row *restrict x, size_t channels, float *restrict z) {
    switch (channels) {
        case 1: memcpy(z, x, sizeof(reel_row)); return;
        case 2: return reel_store_joined(x, 2, z);
        case 3: return reel_store_joined(x, 3, z);
        case 4: return reel_store_joined(x, 4, z);
        default: return reel_store_joined(x, 6, z);
    }
}

#endif
