#include "LeafTile.h"

// phi[c] = the mean of p over the voxel's set for leaves in it, else p[c]. The map is its own transpose: of the gradient by
// phi it makes that by p. share is 1/|g|, 0 where nothing is to be averaged.
REEL_CLONES void reel_marginalise(
    struct reel_leaf_sets table, const uint16_t *restrict set, const float *restrict p, float *restrict phi, size_t voxels,
    const float *restrict shares) {
    reel_row x[REEL_MAXIMUM_LEAVES];
    for (size_t start = 0; start < voxels; start += REEL_LANES) {
        reel_whole_row lanes = reel_load_sets(table, set + start, voxels - start);
        reel_load_tile(p + start * table.leaves, table.leaves, voxels - start, x);
        reel_whole_row first = reel_look_up_bits(table, lanes, 0), bits = first;
        reel_row mean = 0.0f;
        for (size_t c = 0; c < table.leaves; c++)
            mean += reel_is_inside(table, lanes, first, c, &bits) ? x[c] : 0.0f;
        mean *= reel_look_up(table, shares, lanes);
        for (size_t c = 0; c < table.leaves; c++)
            x[c] = reel_is_inside(table, lanes, first, c, &bits) ? mean : x[c];
        reel_store_tile(x, table.leaves, voxels - start, phi + start * table.leaves);
    }
}

// psi[c] = share for leaves in the voxel's set, else 0.
REEL_CLONES void reel_set_targets(
    struct reel_leaf_sets table, const uint16_t *restrict set, float *restrict psi, size_t voxels,
    const float *restrict shares) {
    reel_row x[REEL_MAXIMUM_LEAVES];
    for (size_t start = 0; start < voxels; start += REEL_LANES) {
        reel_whole_row lanes = reel_load_sets(table, set + start, voxels - start);
        reel_whole_row first = reel_look_up_bits(table, lanes, 0), bits = first;
        reel_row share = reel_look_up(table, shares, lanes);
        for (size_t c = 0; c < table.leaves; c++)
            x[c] = reel_is_inside(table, lanes, first, c, &bits) ? share : 0.0f;
        reel_store_tile(x, table.leaves, voxels - start, psi + start * table.leaves);
    }
}
