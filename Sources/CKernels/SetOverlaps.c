#include <float.h>

#include "LeafTile.h"

// Dice and its relatives on the softmax of logits and sets of leaves: Φ is p averaged over a voxel's set, Ψ 1/|g| in it.
// share is 1/|g| of each set; 0 for one that is to say nothing, where Φ is p and Ψ 0. counts is 0 for voxels left out.

struct tile {
    reel_whole_row lanes;
    // Which leaves are in a lane's set, where that has a share.
    reel_whole_row first, bits;
    reel_row share, count;
    // Σ p of the leaves in the set.
    reel_row inside;
};

REEL_INLINE reel_whole_row is_inside(struct reel_leaf_sets table, struct tile *tile, size_t c) {
    return reel_is_inside(table, tile->lanes, tile->first, c, &tile->bits) & (tile->share > 0.0f);
}

// x becomes the softmax, which z is already where it was kept (of sets of single leaves: Σ p of several would round otherwise).
REEL_INLINE struct tile load_softmax(
    struct reel_leaf_sets table, const uint16_t *set, const float *z, size_t voxels, const float *shares,
    const float *counts, int is_kept, reel_row *restrict x) {
    struct tile tile;
    tile.lanes = reel_load_sets(table, set, voxels);
    reel_load_tile(z, table.leaves, voxels, x);
    tile.first = tile.bits = reel_look_up_bits(table, tile.lanes, 0);
    tile.share = reel_look_up(table, shares, tile.lanes);
    tile.count = reel_look_up(table, counts, tile.lanes);
    reel_row high = x[0], sum = 0.0f, inside = 0.0f;
    if (is_kept) {
        for (size_t c = 0; c < table.leaves; c++) inside += is_inside(table, &tile, c) ? x[c] : 0.0f;
        tile.inside = inside;
        return tile;
    }
    for (size_t c = 1; c < table.leaves; c++) high = x[c] > high ? x[c] : high;
    for (size_t c = 0; c < table.leaves; c++) {
        reel_row e = reel_expf_of_negative(x[c] - high);
        x[c] = e;
        sum += e;
        inside += is_inside(table, &tile, c) ? e : 0.0f;
    }
    reel_row scale = 1.0f / sum;
    tile.inside = inside * scale;
    for (size_t c = 0; c < table.leaves; c++) x[c] *= scale;
    return tile;
}

// sums[c] = Σ Φ Ψ, sums[leaves + c] = Σ Φᵃ, with a = 1 or 2. The softmax goes to p too, unless that is null.
REEL_INLINE void overlap_sums(
    struct reel_leaf_sets table, const uint16_t *restrict set, const float *restrict z, float *restrict p, size_t voxels,
    const float *restrict shares, const float *restrict counts, int is_squared, double *restrict sums) {
    reel_row x[REEL_MAXIMUM_LEAVES], common[REEL_MAXIMUM_LEAVES], predicted[REEL_MAXIMUM_LEAVES];
    for (size_t c = 0; c < table.leaves; c++) common[c] = predicted[c] = 0.0f;
    for (size_t start = 0; start < voxels; start += REEL_LANES) {
        struct tile tile =
            load_softmax(table, set + start, z + start * table.leaves, voxels - start, shares, counts, 0, x);
        if (p) reel_store_tile(x, table.leaves, voxels - start, p + start * table.leaves);
        reel_whole_row does_count = tile.count != 0.0f;
        reel_row mean = tile.inside * tile.share;
        for (size_t c = 0; c < table.leaves; c++) {
            reel_whole_row is_in = is_inside(table, &tile, c);
            reel_row phi = is_in ? mean : x[c];
            common[c] += is_in & does_count ? phi * tile.share : 0.0f;
            predicted[c] += does_count ? (is_squared ? phi * phi : phi) : 0.0f;
        }
    }
    for (size_t c = 0; c < table.leaves; c++) {
        sums[c] = reel_fold(common[c]);
        sums[table.leaves + c] = reel_fold(predicted[c]);
    }
}

REEL_CLONES void reel_set_overlap_sums(
    struct reel_leaf_sets table, const uint16_t *restrict set, const float *restrict z, float *restrict p, size_t voxels,
    const float *restrict shares, const float *restrict counts, int is_squared, double *restrict sums) {
    if (is_squared)
        overlap_sums(table, set, z, p, voxels, shares, counts, 1, sums);
    else
        overlap_sums(table, set, z, p, voxels, shares, counts, 0, sums);
}

// Given the derivatives of a function by both sums: by Φ it is G = Ψ by_common + a Φᵃ⁻¹ by_predicted; Φ averages, so by p it
// is G averaged over the set; through the softmax p (G − Σ p G). z may be dz itself, each tile is read before it is written.
REEL_INLINE void overlap_slopes(
    struct reel_leaf_sets table, const uint16_t *restrict set, const float *z, float *dz, size_t voxels,
    const float *restrict shares, const float *restrict counts, int is_squared, int is_kept,
    const float *restrict by_common, const float *restrict by_predicted) {
    reel_row x[REEL_MAXIMUM_LEAVES];
    for (size_t start = 0; start < voxels; start += REEL_LANES) {
        struct tile tile =
            load_softmax(table, set + start, z + start * table.leaves, voxels - start, shares, counts, is_kept, x);
        reel_row phi = tile.inside * tile.share, mean = 0.0f, total = 0.0f;
        for (size_t c = 0; c < table.leaves; c++) {
            reel_whole_row is_in = is_inside(table, &tile, c);
            reel_row inside = (is_squared ? 2.0f * phi : 1.0f) * by_predicted[c] + tile.share * by_common[c];
            reel_row outside = (is_squared ? 2.0f * x[c] : 1.0f) * by_predicted[c];
            mean += is_in ? inside : 0.0f;
            total += is_in ? 0.0f : x[c] * outside;
        }
        mean *= tile.share;
        total += tile.inside * mean;
        reel_whole_row does_count = tile.count != 0.0f;
        for (size_t c = 0; c < table.leaves; c++) {
            reel_row outside = (is_squared ? 2.0f * x[c] : 1.0f) * by_predicted[c];
            reel_row slope = is_inside(table, &tile, c) ? mean : outside;
            x[c] = does_count ? x[c] * (slope - total) : 0.0f;
        }
        reel_store_tile(x, table.leaves, voxels - start, dz + start * table.leaves);
    }
}

// Of logits; or, where is_kept, of what reel_set_overlap_sums gave as p.
REEL_CLONES void reel_set_overlap_slopes(
    struct reel_leaf_sets table, const uint16_t *restrict set, const float *z, float *dz, size_t voxels,
    const float *restrict shares, const float *restrict counts, int is_squared, int is_kept,
    const float *restrict by_common, const float *restrict by_predicted) {
    if (is_squared && is_kept)
        overlap_slopes(table, set, z, dz, voxels, shares, counts, 1, 1, by_common, by_predicted);
    else if (is_squared)
        overlap_slopes(table, set, z, dz, voxels, shares, counts, 1, 0, by_common, by_predicted);
    else
        overlap_slopes(table, set, z, dz, voxels, shares, counts, 0, is_kept, by_common, by_predicted);
}
