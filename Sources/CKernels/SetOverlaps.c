#include <float.h>

#include "LeafTile.h"

// Dice and its relatives on the softmax of logits and sets of leaves: Φ is p averaged over a voxel's set, Ψ 1/|g| in it.
// share is 1/|g| of each set; 0 for one that is to say nothing, where Φ is p and Ψ 0. counts is 0 for voxels left out.

// x becomes the softmax; `inside` Σ p of the leaves in the set, where that has a share.
REEL_INLINE void softmax_tile(
    struct reel_leaf_sets table, const int32_t *lanes, const float *share, reel_row *restrict x,
    float *restrict inside) {
    reel_row high, sum = {0};
    uint32_t bits[REEL_LANES];
    for (size_t l = 0; l < REEL_LANES; l++) {
        high[l] = -FLT_MAX;
        inside[l] = 0.0f;
    }
    for (size_t c = 0; c < table.leaves; c++)
        for (size_t l = 0; l < REEL_LANES; l++) high[l] = x[c][l] > high[l] ? x[c][l] : high[l];
    for (size_t c = 0; c < table.leaves; c++) {
        if (c % 32 == 0) reel_load_bits(table, lanes, c, bits);
        for (size_t l = 0; l < REEL_LANES; l++) {
            float e = reel_expf(x[c][l] - high[l]);
            x[c][l] = e;
            sum[l] += e;
            inside[l] += bits[l] >> (c % 32) & 1 ? e : 0.0f;
        }
    }
    for (size_t l = 0; l < REEL_LANES; l++) {
        sum[l] = 1.0f / sum[l];
        inside[l] = share[l] > 0.0f ? inside[l] * sum[l] : 0.0f;
    }
    for (size_t c = 0; c < table.leaves; c++)
        for (size_t l = 0; l < REEL_LANES; l++) x[c][l] *= sum[l];
}

REEL_INLINE uint32_t is_inside(uint32_t bits, size_t c, float share) { return share > 0.0f ? bits >> (c % 32) & 1 : 0; }

// sums[c] = Σ Φ Ψ, sums[leaves + c] = Σ Φᵃ, with a = 1 or 2.
REEL_CLONES void reel_set_overlap_sums(
    struct reel_leaf_sets table, const uint16_t *restrict set, const float *restrict z, size_t voxels,
    const float *restrict shares, const float *restrict counts, int is_squared, double *restrict sums) {
    reel_row x[REEL_MAXIMUM_LEAVES], common[REEL_MAXIMUM_LEAVES], predicted[REEL_MAXIMUM_LEAVES];
    reel_row share, count, inside;
    int32_t lanes[REEL_LANES];
    uint32_t bits[REEL_LANES];
    for (size_t c = 0; c < table.leaves; c++)
        for (size_t l = 0; l < REEL_LANES; l++) common[c][l] = predicted[c][l] = 0.0f;
    for (size_t start = 0; start < voxels; start += REEL_LANES) {
        size_t n = voxels - start < REEL_LANES ? voxels - start : REEL_LANES;
        reel_load_sets(table, set + start, n, lanes);
        reel_load_tile(z + start * table.leaves, table.leaves, n, x);
        reel_look_up(shares, lanes, share);
        reel_look_up(counts, lanes, count);
        softmax_tile(table, lanes, share, x, inside);
        for (size_t c = 0; c < table.leaves; c++) {
            if (c % 32 == 0) reel_load_bits(table, lanes, c, bits);
            for (size_t l = 0; l < REEL_LANES; l++) {
                int is_in = is_inside(bits[l], c, share[l]);
                float phi = is_in ? inside[l] * share[l] : x[c][l];
                common[c][l] += is_in && count[l] != 0.0f ? phi * share[l] : 0.0f;
                predicted[c][l] += count[l] != 0.0f ? (is_squared ? phi * phi : phi) : 0.0f;
            }
        }
    }
    for (size_t c = 0; c < table.leaves; c++) {
        sums[c] = reel_fold(common[c]);
        sums[table.leaves + c] = reel_fold(predicted[c]);
    }
}

// Given the derivatives of a function by both sums: by Φ it is G = Ψ by_common + a Φᵃ⁻¹ by_predicted; Φ averages, so by p it
// is G averaged over the set; through the softmax p (G − Σ p G).
REEL_CLONES void reel_set_overlap_slopes(
    struct reel_leaf_sets table, const uint16_t *restrict set, const float *restrict z, float *restrict dz, size_t voxels,
    const float *restrict shares, const float *restrict counts, int is_squared, const float *restrict by_common,
    const float *restrict by_predicted) {
    reel_row x[REEL_MAXIMUM_LEAVES], share, count, inside, mean, total;
    int32_t lanes[REEL_LANES];
    uint32_t bits[REEL_LANES];
    for (size_t start = 0; start < voxels; start += REEL_LANES) {
        size_t n = voxels - start < REEL_LANES ? voxels - start : REEL_LANES;
        reel_load_sets(table, set + start, n, lanes);
        reel_load_tile(z + start * table.leaves, table.leaves, n, x);
        reel_look_up(shares, lanes, share);
        reel_look_up(counts, lanes, count);
        softmax_tile(table, lanes, share, x, inside);
        for (size_t l = 0; l < REEL_LANES; l++) mean[l] = total[l] = 0.0f;
        for (size_t c = 0; c < table.leaves; c++) {
            if (c % 32 == 0) reel_load_bits(table, lanes, c, bits);
            float common = by_common[c], predicted = by_predicted[c];
            for (size_t l = 0; l < REEL_LANES; l++) {
                int is_in = is_inside(bits[l], c, share[l]);
                float phi = is_in ? inside[l] * share[l] : x[c][l];
                float slope = (is_squared ? 2.0f * phi : 1.0f) * predicted;
                mean[l] += is_in ? slope + share[l] * common : 0.0f;
                total[l] += is_in ? 0.0f : x[c][l] * slope;
            }
        }
        for (size_t l = 0; l < REEL_LANES; l++) {
            mean[l] *= share[l];
            total[l] += inside[l] * mean[l];
        }
        for (size_t c = 0; c < table.leaves; c++) {
            if (c % 32 == 0) reel_load_bits(table, lanes, c, bits);
            float predicted = by_predicted[c];
            for (size_t l = 0; l < REEL_LANES; l++) {
                float slope = is_inside(bits[l], c, share[l]) ? mean[l] : (is_squared ? 2.0f * x[c][l] : 1.0f) * predicted;
                x[c][l] = count[l] != 0.0f ? x[c][l] * (slope - total[l]) : 0.0f;
            }
        }
        reel_store_tile((const reel_row *)x, table.leaves, n, dz + start * table.leaves);
    }
}
