// Sixteen voxels of logits side by side, a row of lanes for each leaf: few leaves then fill vectors as well as many do.
#ifndef REEL_LEAF_TILE_H
#define REEL_LEAF_TILE_H

#include "CKernels.h"
#include "Interleave.h"

// The set of each lane. The last set of a table is that of voxels which do not count: empty, without weight. Lanes behind the
// last voxel have it.
REEL_INLINE reel_whole_row reel_load_sets(struct reel_leaf_sets table, const uint16_t *set, size_t voxels) {
    typedef uint16_t sets __attribute__((ext_vector_type(REEL_LANES)));
    sets lanes;
    if (voxels >= REEL_LANES)
        memcpy(&lanes, set, sizeof(lanes));
    else
        for (size_t l = 0; l < REEL_LANES; l++) lanes[l] = l < voxels ? set[l] : (uint16_t)(table.sets - 1);
    return __builtin_convertvector(lanes, reel_whole_row);
}

#define REEL_FEW_SETS 8

// What a table says of each lane's set: of few sets chosen among them, of many read lane by lane.
REEL_INLINE reel_row reel_look_up(struct reel_leaf_sets table, const float *values, reel_whole_row lanes) {
    reel_row result = values[table.sets - 1];
    if (table.sets <= REEL_FEW_SETS)
        for (size_t s = 0; s + 1 < table.sets; s++) result = lanes == (int32_t)s ? values[s] : result;
    else
        for (size_t l = 0; l < REEL_LANES; l++) result[l] = values[lanes[l]];
    return result;
}

// Which of 32 leaves, from leaf c on, are in the set of each lane.
REEL_INLINE reel_whole_row reel_look_up_bits(struct reel_leaf_sets table, reel_whole_row lanes, size_t c) {
    const int32_t *words = (const int32_t *)table.bits + c / 32 * table.sets;
    reel_whole_row result = words[table.sets - 1];
    if (table.sets <= REEL_FEW_SETS)
        for (size_t s = 0; s + 1 < table.sets; s++) result = lanes == (int32_t)s ? words[s] : result;
    else
        for (size_t l = 0; l < REEL_LANES; l++) result[l] = words[lanes[l]];
    return result;
}

// −1 in lanes whose bits have the leaf c.
REEL_INLINE reel_whole_row reel_has_leaf(reel_whole_row bits, size_t c) {
    return (bits & (int32_t)((uint32_t)1 << c % 32)) != 0;
}

// −1 in lanes whose set has the leaf c. In a loop over all leaves: bits are looked up at every 32nd, the first of them given.
REEL_INLINE reel_whole_row reel_is_inside(
    struct reel_leaf_sets table, reel_whole_row lanes, reel_whole_row first, size_t c, reel_whole_row *bits) {
    if (c % 32 == 0) *bits = c == 0 ? first : reel_look_up_bits(table, lanes, c);
    return reel_has_leaf(*bits, c);
}

// MARK: Transposition

typedef float reel_eight __attribute__((vector_size(32), aligned(4), may_alias));

// Eight rows of eight numbers become their transpose.
REEL_INLINE void reel_transpose(reel_eight *restrict r) {
    reel_eight a[8], b[8];
    for (size_t i = 0; i < 8; i += 2) {
        a[i] = __builtin_shufflevector(r[i], r[i + 1], 0, 8, 1, 9, 4, 12, 5, 13);
        a[i + 1] = __builtin_shufflevector(r[i], r[i + 1], 2, 10, 3, 11, 6, 14, 7, 15);
    }
    for (size_t i = 0; i < 8; i += 4)
        for (size_t j = 0; j < 2; j++) {
            b[i + 2 * j] = __builtin_shufflevector(a[i + j], a[i + j + 2], 0, 1, 8, 9, 4, 5, 12, 13);
            b[i + 2 * j + 1] = __builtin_shufflevector(a[i + j], a[i + j + 2], 2, 3, 10, 11, 6, 7, 14, 15);
        }
    for (size_t i = 0; i < 4; i++) {
        r[i] = __builtin_shufflevector(b[i], b[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        r[i + 4] = __builtin_shufflevector(b[i], b[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    }
}

// Channels are taken by eights, the last eight end with the last channel. Where there are fewer, eights reach into the voxels
// behind, which are read in vain and written again after: not at the end, where single numbers are copied.
REEL_INLINE size_t reel_first_of_eight(size_t first, size_t channels) {
    return channels < 8 || first + 8 <= channels ? first : channels - 8;
}

REEL_INLINE int reel_is_near_end(size_t channels, size_t voxels) {
    return voxels < (channels < 8 ? REEL_LANES + 8 : REEL_LANES);
}

// The next sixteen of so many voxels, or all there are.
REEL_INLINE void reel_load_tile(const float *restrict z, size_t channels, size_t voxels, reel_row *restrict x) {
    if (reel_is_near_end(channels, voxels)) {
        for (size_t c = 0; c < channels; c++)
            for (size_t l = 0; l < REEL_LANES; l++) x[c][l] = l < voxels ? z[l * channels + c] : 0.0f;
        return;
    }
    reel_read_ahead(z, REEL_LANES * channels);
    if (reel_is_interleavable(channels)) {
        reel_load_interleaved(z, channels, x);
        return;
    }
    for (size_t first = 0; first < channels; first += 8) {
        size_t from = reel_first_of_eight(first, channels);
        reel_eight low[8], high[8];
        for (size_t i = 0; i < 8; i++) {
            low[i] = *(const reel_eight *)(z + i * channels + from);
            high[i] = *(const reel_eight *)(z + (8 + i) * channels + from);
        }
        reel_transpose(low);
        reel_transpose(high);
        for (size_t c = 0; c < 8; c++)
            x[from + c] =
                __builtin_shufflevector(low[c], high[c], 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    }
}

REEL_INLINE void reel_store_tile(const reel_row *restrict x, size_t channels, size_t voxels, float *restrict z) {
    if (reel_is_near_end(channels, voxels)) {
        for (size_t l = 0; l < REEL_LANES && l < voxels; l++)
            for (size_t c = 0; c < channels; c++) z[l * channels + c] = x[c][l];
        return;
    }
    reel_write_ahead(z, REEL_LANES * channels);
    if (reel_is_interleavable(channels)) {
        reel_store_interleaved(x, channels, z);
        return;
    }
    for (size_t first = 0; first < channels; first += 8) {
        size_t from = reel_first_of_eight(first, channels);
        reel_eight low[8], high[8];
        for (size_t c = 0; c < 8; c++) {
            low[c] = __builtin_shufflevector(x[from + c], x[from + c], 0, 1, 2, 3, 4, 5, 6, 7);
            high[c] = __builtin_shufflevector(x[from + c], x[from + c], 8, 9, 10, 11, 12, 13, 14, 15);
        }
        reel_transpose(low);
        reel_transpose(high);
        for (size_t i = 0; i < 8; i++) *(reel_eight *)(z + i * channels + from) = low[i];
        for (size_t i = 0; i < 7; i++) *(reel_eight *)(z + (8 + i) * channels + from) = high[i];
        // Not into the next tile, which may still be read.
        for (size_t c = 0; c < 8 && from + c < channels; c++) z[15 * channels + from + c] = high[7][c];
    }
}

#endif
