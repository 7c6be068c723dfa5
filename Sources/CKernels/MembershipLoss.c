#include "LeafTile.h"

// Cross entropy of one sigmoid for every leaf but the first, where it is known whether the voxel is that leaf: its set is
// the leaf alone, or does not hold it. `added` (or null) is 1 where an unknown voxel is taken for the leaf all the same.

REEL_INLINE void load_memberships(
    struct reel_leaf_sets table, const int32_t *lanes, const float *size, const float *count, size_t leaf,
    const float *added, uint32_t *bits, float *weight, float *target) {
    if (leaf % 32 == 0 || leaf == 1) reel_load_bits(table, lanes, leaf, bits);
    for (size_t l = 0; l < REEL_LANES; l++) {
        int may_be = bits[l] >> (leaf % 32) & 1, is_known = !may_be || size[l] == 1.0f;
        int is_added = added && !is_known && added[l] != 0.0f;
        weight[l] = count[l] != 0.0f && (is_known || is_added) ? 1.0f : 0.0f;
        target[l] = may_be && (is_known || is_added) ? 1.0f : 0.0f;
    }
}

// sums[0] = Σ w (log(1 + e^z) − y z), sums[1] = Σ w
REEL_CLONES void reel_membership_sums(
    struct reel_leaf_sets table, const uint16_t *restrict set, const float *restrict z, const float *restrict added,
    size_t voxels, const float *restrict counts, double *restrict sums) {
    reel_row x[REEL_MAXIMUM_LEAVES], more[REEL_MAXIMUM_LEAVES], size, count, weight, target, loss = {0}, known = {0};
    size_t channels = table.leaves - 1;
    int32_t lanes[REEL_LANES];
    uint32_t bits[REEL_LANES] = {0};
    for (size_t start = 0; start < voxels; start += REEL_LANES) {
        size_t n = voxels - start < REEL_LANES ? voxels - start : REEL_LANES;
        reel_load_sets(table, set + start, n, lanes);
        reel_load_tile(z + start * channels, channels, n, x);
        if (added) reel_load_tile(added + start * channels, channels, n, more);
        reel_look_up(table.size, lanes, size);
        reel_look_up(counts, lanes, count);
        for (size_t c = 0; c < channels; c++) {
            load_memberships(table, lanes, size, count, c + 1, added ? more[c] : NULL, bits, weight, target);
            for (size_t l = 0; l < REEL_LANES; l++) {
                float t = target[l] != 0.0f ? -x[c][l] : x[c][l];
                float value = (t > 0.0f ? t : (t != t ? t : 0.0f)) + reel_log1pf(reel_expf(-fabsf(t)));
                loss[l] += weight[l] != 0.0f ? value : 0.0f;
                known[l] += weight[l];
            }
        }
    }
    sums[0] = reel_fold(loss);
    sums[1] = reel_fold(known);
}

// dz = factor w (1 / (1 + e^−z) − y)
REEL_CLONES void reel_membership_slopes(
    struct reel_leaf_sets table, const uint16_t *restrict set, const float *restrict z, const float *restrict added,
    float *restrict dz, size_t voxels, const float *restrict counts, float factor) {
    reel_row x[REEL_MAXIMUM_LEAVES], more[REEL_MAXIMUM_LEAVES], size, count, weight, target;
    size_t channels = table.leaves - 1;
    int32_t lanes[REEL_LANES];
    uint32_t bits[REEL_LANES] = {0};
    for (size_t start = 0; start < voxels; start += REEL_LANES) {
        size_t n = voxels - start < REEL_LANES ? voxels - start : REEL_LANES;
        reel_load_sets(table, set + start, n, lanes);
        reel_load_tile(z + start * channels, channels, n, x);
        if (added) reel_load_tile(added + start * channels, channels, n, more);
        reel_look_up(table.size, lanes, size);
        reel_look_up(counts, lanes, count);
        for (size_t c = 0; c < channels; c++) {
            load_memberships(table, lanes, size, count, c + 1, added ? more[c] : NULL, bits, weight, target);
            for (size_t l = 0; l < REEL_LANES; l++) {
                // Without cancellation near 1: σ(z) − 1 is −σ(−z).
                float slope = target[l] != 0.0f ? -reel_sigmoidf(-x[c][l]) : reel_sigmoidf(x[c][l]);
                x[c][l] = weight[l] != 0.0f ? factor * slope : 0.0f;
            }
        }
        reel_store_tile((const reel_row *)x, channels, n, dz + start * channels);
    }
}
