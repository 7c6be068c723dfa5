#include "LeafTile.h"

// phi[c] = the mean of p over the voxel's set for leaves in it, else p[c]. The map is its own transpose: of the gradient by
// phi it makes that by p. share is 1/|g|, 0 where nothing is to be averaged.
REEL_CLONES void reel_marginalise(
    struct reel_leaf_sets table, const uint16_t *restrict set, const float *restrict p, float *restrict phi, size_t voxels,
    const float *restrict shares) {
    reel_row x[REEL_MAXIMUM_LEAVES], share, mean;
    int32_t lanes[REEL_LANES];
    uint32_t bits[REEL_LANES];
    for (size_t start = 0; start < voxels; start += REEL_LANES) {
        size_t n = voxels - start < REEL_LANES ? voxels - start : REEL_LANES;
        reel_load_sets(table, set + start, n, lanes);
        reel_load_tile(p + start * table.leaves, table.leaves, n, x);
        reel_look_up(shares, lanes, share);
        for (size_t l = 0; l < REEL_LANES; l++) mean[l] = 0.0f;
        for (size_t c = 0; c < table.leaves; c++) {
            if (c % 32 == 0) reel_load_bits(table, lanes, c, bits);
            for (size_t l = 0; l < REEL_LANES; l++) mean[l] += bits[l] >> (c % 32) & 1 ? x[c][l] : 0.0f;
        }
        for (size_t l = 0; l < REEL_LANES; l++) mean[l] *= share[l];
        for (size_t c = 0; c < table.leaves; c++) {
            if (c % 32 == 0) reel_load_bits(table, lanes, c, bits);
            for (size_t l = 0; l < REEL_LANES; l++) x[c][l] = bits[l] >> (c % 32) & 1 ? mean[l] : x[c][l];
        }
        reel_store_tile((const reel_row *)x, table.leaves, n, phi + start * table.leaves);
    }
}

// psi[c] = share for leaves in the voxel's set, else 0.
REEL_CLONES void reel_set_targets(
    struct reel_leaf_sets table, const uint16_t *restrict set, float *restrict psi, size_t voxels,
    const float *restrict shares) {
    for (size_t voxel = 0; voxel < voxels; voxel++)
        for (size_t c = 0; c < table.leaves; c++)
            psi[voxel * table.leaves + c] =
                table.bits[c / 32 * table.sets + set[voxel]] >> (c % 32) & 1 ? shares[set[voxel]] : 0.0f;
}
