#include "LeafTile.h"

// Cross entropy of one sigmoid for every leaf but the first, where it is known whether the voxel is that leaf: its set is
// the leaf alone, or does not hold it. `added` (or null) is 1 where an unknown voxel is taken for the leaf all the same.

struct membership {
    reel_whole_row is_known, is_leaf;
};

REEL_INLINE struct membership membership(
    reel_whole_row may_be, reel_whole_row is_alone, reel_whole_row does_count, reel_whole_row is_added) {
    reel_whole_row is_leaf = may_be & (is_alone | is_added);
    return (struct membership){does_count & (is_leaf | ~may_be), is_leaf};
}

// Σ w (log(1 + e^z) − y z), and where dz is wanted dz = factor w (1 / (1 + e^−z) − y); known: Σ w.
REEL_CLONES double reel_membership(
    struct reel_leaf_sets table, const uint16_t *restrict set, const float *restrict z, const float *restrict added,
    float *restrict dz, size_t voxels, const float *restrict counts, float factor, double *restrict known) {
    reel_row x[REEL_MAXIMUM_LEAVES], more[REEL_MAXIMUM_LEAVES], loss = 0.0f, weights = 0.0f;
    size_t channels = table.leaves - 1;
    for (size_t start = 0; start < voxels; start += REEL_LANES) {
        reel_whole_row lanes = reel_load_sets(table, set + start, voxels - start);
        reel_load_tile(z + start * channels, channels, voxels - start, x);
        if (added) reel_load_tile(added + start * channels, channels, voxels - start, more);
        reel_whole_row first = reel_look_up_bits(table, lanes, 0), bits = first;
        reel_whole_row is_alone = reel_look_up(table, table.size, lanes) == 1.0f;
        reel_whole_row does_count = reel_look_up(table, counts, lanes) != 0.0f;
        for (size_t c = 0; c < channels; c++) {
            reel_whole_row may_be = reel_is_inside(table, lanes, first, c + 1, &bits);
            reel_whole_row is_added = added ? more[c] != 0.0f : (reel_whole_row)0;
            struct membership of = membership(may_be, is_alone, does_count, is_added);
            // −log of what the sigmoid gives the truth, and without cancellation near 1 the sigmoid of the other side.
            reel_row t = of.is_leaf ? -x[c] : x[c], e = reel_expf(-__builtin_elementwise_abs(t));
            reel_row sum = 1.0f + e, share = 1.0f / sum;
            // log(1 + e) and what rounding took from 1 + e.
            reel_row value = (t < 0.0f ? 0.0f : t) + (reel_logf(sum) + (e - (sum - 1.0f)) * share);
            loss += of.is_known ? value : 0.0f;
            weights += of.is_known ? (reel_row)1.0f : (reel_row)0.0f;
            if (!dz) continue;
            reel_row slope = t < 0.0f ? e * share : share;
            x[c] = of.is_known ? factor * (of.is_leaf ? -slope : slope) : 0.0f;
        }
        if (dz) reel_store_tile(x, channels, voxels - start, dz + start * channels);
    }
    *known = reel_fold(weights);
    return reel_fold(loss);
}
