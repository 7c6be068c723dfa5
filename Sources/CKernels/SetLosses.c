#include <float.h>

#include "LeafTile.h"

// Losses of a voxel that ask only how probable its set g of leaves is. Of the sums A and B of e^(z − largest) over the leaves
// in g and the others, p(g) = A / (A + B) and −log p(g) = log(1 + B / A). Neither cancels: saturated logits keep all digits,
// and where g holds every leaf B and the slope are 0.

struct odds {
    // −log p(g), p(g) and 1 − p(g)
    reel_row surprise, own, other;
    // What e^(z − largest of its part) is to be multiplied with to be p / p(g) in the set, p / (1 − p(g)) · other outside.
    reel_row of_inside, of_outside;
};

// x becomes e^(x − largest of its part).
REEL_INLINE struct odds odds_of_tile(
    struct reel_leaf_sets table, const uint16_t *lanes, reel_whole_row first, reel_row *restrict x) {
    reel_row high_inside = -FLT_MAX, high_outside = -FLT_MAX, inside = 0.0f, outside = 0.0f;
    reel_whole_row bits = first;
    for (size_t c = 0; c < table.leaves; c++) {
        reel_whole_row is_inside = reel_is_inside(table, lanes, first, c, &bits);
        reel_row a = is_inside ? x[c] : -FLT_MAX, b = is_inside ? -FLT_MAX : x[c];
        high_inside = a > high_inside ? a : high_inside;
        high_outside = b > high_outside ? b : high_outside;
    }
    for (size_t c = 0; c < table.leaves; c++) {
        reel_whole_row is_inside = reel_is_inside(table, lanes, first, c, &bits);
        reel_row e = reel_expf_of_negative(x[c] - (is_inside ? high_inside : high_outside));
        x[c] = e;
        inside += is_inside ? e : 0.0f;
        outside += is_inside ? 0.0f : e;
    }
    reel_row distance = high_outside - high_inside, smaller = reel_expf(-__builtin_elementwise_abs(distance));
    reel_whole_row is_largest = distance <= 0.0f;
    reel_row of_outside = is_largest ? smaller : 1.0f;
    reel_row a = inside * (is_largest ? 1.0f : smaller), b = outside * of_outside;
    reel_row share = 1.0f / (a + b), of_inside = inside == 0.0f ? 0.0f : 1.0f / inside;
    // Where the set has the largest logit, log(1 + u) and what rounding took from 1 + u.
    reel_row u = b * of_inside, sum = is_largest ? 1.0f + u : (a + b) * of_inside, own = a * share;
    reel_row surprise = reel_logf(sum) + (is_largest ? (u - (sum - 1.0f)) * own : distance);
    return (struct odds){surprise, own, b * share, of_inside, share * of_outside};
}

enum set_loss { CROSS_ENTROPY, FOCAL, FOCAL_OF_LEAVES };

// Cross entropy is −log p(g). Focal loss averages probabilities over the set: −(1 − p(g)/|g|)^a log(p(g)/|g|). The slope is
// that by log(B / A), divided by 1 − p(g).
REEL_INLINE struct reel_value_and_slope loss_of_odds(enum set_loss loss, struct odds odds, reel_row size, float a) {
    if (loss == CROSS_ENTROPY) return (struct reel_value_and_slope){odds.surprise, 1.0f};
    reel_row doubt = odds.other, own = odds.own, of_size = 0.0f;
    if (loss == FOCAL) {
        doubt = (size - 1.0f + odds.other) / size;
        own = odds.own / size;
        of_size = reel_logf(size);
    }
    // A power γ − 1 of 0 is infinite where γ is below 1.
    doubt = doubt < 1e-30f ? 1e-30f : doubt;
    // Where p(g) is 0 its product with the cost is, which must not be infinite.
    reel_row cost = odds.surprise + of_size, finite = odds.surprise > 1e6f ? 1e6f + of_size : cost;
    reel_row slope = reel_raised(doubt, a - 1.0f) * (a * own * finite + doubt);
    return (struct reel_value_and_slope){reel_raised(doubt, a) * cost, slope};
}

// Σ w f over the voxels, and where dz is wanted its gradient times a factor: d log(B/A)/dz is the leaf's share of its part,
// with a minus in the set.
REEL_INLINE double over_voxels(
    enum set_loss loss, struct reel_leaf_sets table, const uint16_t *restrict set, const float *restrict z,
    float *restrict dz, size_t voxels, const float *restrict weights, float a, float factor) {
    reel_row x[REEL_MAXIMUM_LEAVES], sum = 0.0f;
    uint16_t lanes[REEL_LANES];
    for (size_t start = 0; start < voxels; start += REEL_LANES) {
        size_t n = voxels - start;
        reel_load_sets(table, set + start, n, lanes);
        reel_load_tile(z + start * table.leaves, table.leaves, n, x);
        reel_whole_row first = reel_look_up_bits(table, lanes, 0), bits = first;
        struct odds odds = odds_of_tile(table, lanes, first, x);
        reel_row weight = reel_look_up(weights, lanes);
        reel_row size = loss == FOCAL ? reel_look_up(table.size, lanes) : (reel_row)1.0f;
        struct reel_value_and_slope of = loss_of_odds(loss, odds, size, a);
        sum += weight == 0.0f ? 0.0f : weight * of.value;
        if (!dz) continue;
        reel_row slope = factor * weight * of.slope;
        reel_row of_inside = -slope * odds.other * odds.of_inside, of_outside = slope * odds.of_outside;
        for (size_t c = 0; c < table.leaves; c++) {
            reel_row gradient = x[c] * (reel_is_inside(table, lanes, first, c, &bits) ? of_inside : of_outside);
            x[c] = weight == 0.0f ? 0.0f : gradient;
        }
        reel_store_tile(x, table.leaves, n, dz + start * table.leaves);
    }
    return reel_fold(sum);
}

REEL_CLONES double reel_set_cross_entropy(
    struct reel_leaf_sets table, const uint16_t *restrict set, const float *restrict z, float *restrict dz, size_t voxels,
    const float *restrict weights, float factor) {
    return over_voxels(CROSS_ENTROPY, table, set, z, dz, voxels, weights, 0.0f, factor);
}

REEL_CLONES double reel_set_focal(
    struct reel_leaf_sets table, const uint16_t *restrict set, const float *restrict z, float *restrict dz, size_t voxels,
    const float *restrict weights, float a, float factor) {
    for (size_t i = 0; i < table.sets; i++)
        if (table.size[i] > 1.0f) return over_voxels(FOCAL, table, set, z, dz, voxels, weights, a, factor);
    return over_voxels(FOCAL_OF_LEAVES, table, set, z, dz, voxels, weights, a, factor);
}
