// Sixteen voxels of logits side by side, [leaf][lane]: few leaves then fill vectors as well as many do.
#ifndef REEL_LEAF_TILE_H
#define REEL_LEAF_TILE_H

#include "CKernels.h"
#include "VectorMath.h"

#define REEL_LANES 16

typedef float reel_row[REEL_LANES];

// The last set of a table is that of voxels which do not count: empty, without weight. Lanes behind the last voxel have it.
REEL_INLINE void reel_load_sets(struct reel_leaf_sets table, const uint16_t *set, size_t voxels, int32_t *lanes) {
    if (voxels == REEL_LANES)
        for (size_t l = 0; l < REEL_LANES; l++) lanes[l] = set[l];
    else
        for (size_t l = 0; l < REEL_LANES; l++) lanes[l] = l < voxels ? set[l] : (int32_t)table.sets - 1;
}

REEL_INLINE void reel_load_tile(const float *z, size_t channels, size_t voxels, reel_row *x) {
    if (voxels == REEL_LANES)
        for (size_t c = 0; c < channels; c++)
            for (size_t l = 0; l < REEL_LANES; l++) x[c][l] = z[l * channels + c];
    else
        for (size_t c = 0; c < channels; c++)
            for (size_t l = 0; l < REEL_LANES; l++) x[c][l] = l < voxels ? z[l * channels + c] : 0.0f;
}

REEL_INLINE void reel_store_tile(const reel_row *x, size_t channels, size_t voxels, float *z) {
    if (voxels == REEL_LANES)
        for (size_t l = 0; l < REEL_LANES; l++)
            for (size_t c = 0; c < channels; c++) z[l * channels + c] = x[c][l];
    else
        for (size_t l = 0; l < voxels; l++)
            for (size_t c = 0; c < channels; c++) z[l * channels + c] = x[c][l];
}

REEL_INLINE void reel_look_up(const float *values, const int32_t *lanes, float *row) {
    for (size_t l = 0; l < REEL_LANES; l++) row[l] = values[lanes[l]];
}

// Which of 32 leaves, from leaf c on, are in the set of each lane.
REEL_INLINE void reel_load_bits(struct reel_leaf_sets table, const int32_t *lanes, size_t c, uint32_t *bits) {
    const uint32_t *words = table.bits + c / 32 * table.sets;
    for (size_t l = 0; l < REEL_LANES; l++) bits[l] = words[lanes[l]];
}

REEL_INLINE double reel_fold(const float *lanes) {
    double sum = 0;
    for (size_t l = 0; l < REEL_LANES; l++) sum += lanes[l];
    return sum;
}

#endif
