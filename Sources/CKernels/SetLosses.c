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

// Two tiles go through each stage together: what a stage has to wait for in one of them is done for the other meanwhile.
enum { TILES = 2 };

struct tile {
    reel_whole_row lanes, first;
    // The largest logit of either part, Σ e^(z − largest), and what each of these is multiplied with to be the gradient.
    reel_row weight, high_inside, high_outside, inside, outside, of_inside, of_outside;
};

// What holds for all voxels: one word has the bits of a set (loops over leaves look none up), no set has two leaves (no division).
struct kind {
    int is_one_word, is_leaf;
};

#define FOR_LEAVES(C, TABLE) _Pragma("clang loop unroll_count(4)") for (size_t C = 0; C < (TABLE).leaves; C++)

REEL_INLINE reel_whole_row is_inside(
    struct kind kind, struct reel_leaf_sets table, const struct tile *tile, size_t c, reel_whole_row *bits) {
    if (kind.is_one_word) return reel_has_leaf(tile->first, c);
    return reel_is_inside(table, tile->lanes, tile->first, c, bits);
}

REEL_INLINE void find_largest(
    struct kind kind, struct reel_leaf_sets table, struct tile *tile, const reel_row *restrict x) {
    reel_row high_inside = -FLT_MAX, high_outside = -FLT_MAX;
    reel_whole_row bits = tile->first;
    FOR_LEAVES(c, table) {
        reel_whole_row is_in = is_inside(kind, table, tile, c, &bits);
        reel_row a = is_in ? x[c] : -FLT_MAX, b = is_in ? -FLT_MAX : x[c];
        high_inside = kind.is_leaf ? (is_in ? x[c] : high_inside) : a > high_inside ? a : high_inside;
        high_outside = b > high_outside ? b : high_outside;
    }
    // Not less where the only leaf's logit is infinite or not a number either.
    tile->high_inside = high_inside > -FLT_MAX ? high_inside : -FLT_MAX;
    tile->high_outside = high_outside;
}

// x becomes e^(x − largest of its part).
REEL_INLINE void exponentiate(
    struct kind kind, struct reel_leaf_sets table, struct tile *tile, reel_row *restrict x) {
    reel_row inside = 0.0f, outside = 0.0f;
    reel_whole_row bits = tile->first;
    FOR_LEAVES(c, table) {
        reel_whole_row is_in = is_inside(kind, table, tile, c, &bits);
        reel_row e = reel_expf_of_negative(x[c] - (is_in ? tile->high_inside : tile->high_outside));
        x[c] = e;
        inside = kind.is_leaf ? (is_in ? e : inside) : inside + (is_in ? e : 0.0f);
        outside += is_in ? 0.0f : e;
    }
    tile->inside = inside;
    tile->outside = outside;
}

REEL_INLINE struct odds odds_of_tile(struct kind kind, const struct tile *tile) {
    reel_row inside = tile->inside;
    reel_row distance = tile->high_outside - tile->high_inside;
    reel_row smaller = reel_expf(-__builtin_elementwise_abs(distance));
    reel_whole_row is_largest = distance <= 0.0f;
    reel_row of_outside = is_largest ? smaller : 1.0f;
    reel_row a = inside * (is_largest ? 1.0f : smaller), b = tile->outside * of_outside, share = 1.0f / (a + b);
    // Of one leaf the sum is 1 (or not a number), of none 0.
    reel_row of_inside = kind.is_leaf ? inside : inside == 0.0f ? 0.0f : 1.0f / inside;
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
    enum set_loss loss, struct kind kind, struct reel_leaf_sets table, const uint16_t *restrict set,
    const float *restrict z, float *restrict dz, size_t voxels, const float *restrict weights, float a, float factor) {
    reel_row rows[REEL_MAXIMUM_LEAVES], sum = 0.0f;
    struct tile tiles[TILES];
    size_t leaves = table.leaves, most = REEL_MAXIMUM_LEAVES / leaves < TILES ? REEL_MAXIMUM_LEAVES / leaves : TILES;
    for (size_t start = 0; start < voxels; start += most * REEL_LANES) {
        size_t left = (voxels - start + REEL_LANES - 1) / REEL_LANES, count = left < most ? left : most;
        for (size_t t = 0; t < count; t++) {
            size_t from = start + t * REEL_LANES;
            tiles[t].lanes = reel_load_sets(table, set + from, voxels - from);
            tiles[t].first = reel_look_up_bits(table, tiles[t].lanes, 0);
            tiles[t].weight = reel_look_up(table, weights, tiles[t].lanes);
            reel_load_tile(z + from * leaves, leaves, voxels - from, rows + t * leaves);
        }
        for (size_t t = 0; t < count; t++) find_largest(kind, table, &tiles[t], rows + t * leaves);
        for (size_t t = 0; t < count; t++) exponentiate(kind, table, &tiles[t], rows + t * leaves);
        for (size_t t = 0; t < count; t++) {
            struct tile *tile = &tiles[t];
            struct odds odds = odds_of_tile(kind, tile);
            reel_row size = loss == FOCAL ? reel_look_up(table, table.size, tile->lanes) : (reel_row)1.0f;
            struct reel_value_and_slope of = loss_of_odds(loss, odds, size, a);
            sum += tile->weight == 0.0f ? 0.0f : tile->weight * of.value;
            reel_row slope = factor * tile->weight * of.slope;
            tile->of_inside = -slope * odds.other * odds.of_inside;
            tile->of_outside = slope * odds.of_outside;
        }
        for (size_t t = 0; dz && t < count; t++) {
            struct tile *tile = &tiles[t];
            size_t from = start + t * REEL_LANES;
            reel_row *restrict x = rows + t * leaves;
            reel_whole_row bits = tile->first;
            FOR_LEAVES(c, table) {
                reel_whole_row is_in = is_inside(kind, table, tile, c, &bits);
                reel_row gradient = x[c] * (is_in ? tile->of_inside : tile->of_outside);
                x[c] = tile->weight == 0.0f ? 0.0f : gradient;
            }
            reel_store_tile(x, leaves, voxels - from, dz + from * leaves);
        }
    }
    return reel_fold(sum);
}

REEL_INLINE int every_set_is_a_leaf(struct reel_leaf_sets table) {
    for (size_t s = 0; s < table.sets; s++)
        if (table.size[s] > 1.0f) return 0;
    return 1;
}

// The focal loss of many leaves treats single ones as sets of one, with the same bits.
static const struct kind many = {0, 0}, few = {1, 0}, alone = {1, 1};

REEL_CLONES double reel_set_cross_entropy(
    struct reel_leaf_sets table, const uint16_t *restrict set, const float *restrict z, float *restrict dz, size_t voxels,
    const float *restrict weights, float factor) {
    if (table.leaves > 32) return over_voxels(CROSS_ENTROPY, many, table, set, z, dz, voxels, weights, 0.0f, factor);
    if (!every_set_is_a_leaf(table))
        return over_voxels(CROSS_ENTROPY, few, table, set, z, dz, voxels, weights, 0.0f, factor);
    return over_voxels(CROSS_ENTROPY, alone, table, set, z, dz, voxels, weights, 0.0f, factor);
}

REEL_CLONES double reel_set_focal(
    struct reel_leaf_sets table, const uint16_t *restrict set, const float *restrict z, float *restrict dz, size_t voxels,
    const float *restrict weights, float a, float factor) {
    if (table.leaves > 32) return over_voxels(FOCAL, many, table, set, z, dz, voxels, weights, a, factor);
    if (!every_set_is_a_leaf(table)) return over_voxels(FOCAL, few, table, set, z, dz, voxels, weights, a, factor);
    return over_voxels(FOCAL_OF_LEAVES, alone, table, set, z, dz, voxels, weights, a, factor);
}
