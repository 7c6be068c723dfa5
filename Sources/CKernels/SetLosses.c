#include <float.h>

#include "LeafTile.h"

// Losses of a voxel that ask only how probable its set g is: functions of the logit t of the other leaves,
//   t = log Σ_{not in g} e^z − log Σ_{in g} e^z,    p(g) = 1 / (1 + e^t).
// Written in t nothing cancels: saturated logits keep all digits, and where g holds every leaf t is −∞ and the slope 0.

struct split {
    // Σ e^(z − largest) of the leaves in the set, and of the others.
    reel_row inside, outside, logit;
};

// x becomes e^(x − largest of its part).
REEL_INLINE void split_tile(
    struct reel_leaf_sets table, const int32_t *lanes, reel_row *restrict x, struct split *restrict split) {
    reel_row high_inside, high_outside, inside = {0}, outside = {0};
    uint32_t bits[REEL_LANES];
    for (size_t l = 0; l < REEL_LANES; l++) high_inside[l] = high_outside[l] = -FLT_MAX;
    for (size_t c = 0; c < table.leaves; c++) {
        if (c % 32 == 0) reel_load_bits(table, lanes, c, bits);
        for (size_t l = 0; l < REEL_LANES; l++) {
            int is_inside = bits[l] >> (c % 32) & 1;
            float a = is_inside ? x[c][l] : -FLT_MAX, b = is_inside ? -FLT_MAX : x[c][l];
            high_inside[l] = a > high_inside[l] ? a : high_inside[l];
            high_outside[l] = b > high_outside[l] ? b : high_outside[l];
        }
    }
    for (size_t c = 0; c < table.leaves; c++) {
        if (c % 32 == 0) reel_load_bits(table, lanes, c, bits);
        for (size_t l = 0; l < REEL_LANES; l++) {
            int is_inside = bits[l] >> (c % 32) & 1;
            float e = reel_expf(x[c][l] - (is_inside ? high_inside[l] : high_outside[l]));
            x[c][l] = e;
            inside[l] += is_inside ? e : 0.0f;
            outside[l] += is_inside ? 0.0f : e;
        }
    }
    for (size_t l = 0; l < REEL_LANES; l++) {
        split->inside[l] = inside[l];
        split->outside[l] = outside[l];
        split->logit[l] = reel_logf(outside[l] / inside[l]) + (high_outside[l] - high_inside[l]);
    }
}

// log(1 + e^t) and its slope.
REEL_INLINE float softplus(float t) { return (t > 0.0f ? t : (t != t ? t : 0.0f)) + reel_log1pf(reel_expf(-fabsf(t))); }

// MARK: −log p(g), and with a = 1 also log|g|: probabilities are averaged over the set rather than summed

REEL_INLINE float set_cross_entropy_value(float t, float size, float a) { return a * reel_logf(size) + softplus(t); }
REEL_INLINE float set_cross_entropy_slope(float t, float size, float a) { return (void)size, (void)a, reel_sigmoidf(t); }

// MARK: (1 − p(g)/|g|)^a times that

// 1 − p(g)/|g|, kept above what a power of it could not bear.
REEL_INLINE float doubt(float t, float size) {
    float u = (size - 1.0f + reel_sigmoidf(t)) / size;
    return u < 1e-30f ? 1e-30f : u;
}

REEL_INLINE float raised(float u, float a) {
    return a == 2.0f ? u * u : (a == 1.0f ? u : (a == 0.0f ? 1.0f : reel_expf(a * reel_logf(u))));
}

REEL_INLINE float set_focal_value(float t, float size, float a) {
    return raised(doubt(t, size), a) * (reel_logf(size) + softplus(t));
}

REEL_INLINE float set_focal_slope(float t, float size, float a) {
    float u = doubt(t, size), other = reel_sigmoidf(t), own = reel_sigmoidf(-t);
    // Where own is 0 the cost must not be infinite.
    float cost = reel_logf(size) + softplus(t > 1e6f ? 1e6f : t);
    return raised(u, a - 1.0f) * other * (a * own / size * cost + u);
}

// MARK: Over voxels

#define REEL_SET_LOSS(NAME)                                                                                            \
    REEL_CLONES double reel_##NAME##_sum(                                                                              \
        struct reel_leaf_sets table, const uint16_t *restrict set, const float *restrict z, size_t voxels,             \
        const float *restrict weight, float a) {                                                                       \
        reel_row x[REEL_MAXIMUM_LEAVES], sums = {0}, w, size;                                                          \
        struct split split;                                                                                            \
        int32_t lanes[REEL_LANES];                                                                                     \
        for (size_t start = 0; start < voxels; start += REEL_LANES) {                                                  \
            size_t n = voxels - start < REEL_LANES ? voxels - start : REEL_LANES;                                      \
            reel_load_sets(table, set + start, n, lanes);                                                              \
            reel_load_tile(z + start * table.leaves, table.leaves, n, x);                                              \
            split_tile(table, lanes, x, &split);                                                                       \
            reel_look_up(weight, lanes, w);                                                                            \
            reel_look_up(table.size, lanes, size);                                                                     \
            for (size_t l = 0; l < REEL_LANES; l++)                                                                    \
                sums[l] += w[l] == 0.0f ? 0.0f : w[l] * NAME##_value(split.logit[l], size[l], a);                      \
        }                                                                                                              \
        return reel_fold(sums);                                                                                        \
    }                                                                                                                  \
    /* dt/dz is e / Σ e of its part, with a minus in the set. */                                                       \
    REEL_CLONES void reel_##NAME##_slopes(                                                                             \
        struct reel_leaf_sets table, const uint16_t *restrict set, const float *restrict z, float *restrict dz,        \
        size_t voxels, const float *restrict weight, float a, float factor) {                                          \
        reel_row x[REEL_MAXIMUM_LEAVES], w, size;                                                                      \
        struct split split;                                                                                            \
        int32_t lanes[REEL_LANES];                                                                                     \
        uint32_t bits[REEL_LANES];                                                                                     \
        for (size_t start = 0; start < voxels; start += REEL_LANES) {                                                  \
            size_t n = voxels - start < REEL_LANES ? voxels - start : REEL_LANES;                                      \
            reel_load_sets(table, set + start, n, lanes);                                                              \
            reel_load_tile(z + start * table.leaves, table.leaves, n, x);                                              \
            split_tile(table, lanes, x, &split);                                                                       \
            reel_look_up(weight, lanes, w);                                                                            \
            reel_look_up(table.size, lanes, size);                                                                     \
            for (size_t l = 0; l < REEL_LANES; l++) {                                                                  \
                float slope = w[l] == 0.0f ? 0.0f : factor * w[l] * NAME##_slope(split.logit[l], size[l], a);          \
                split.inside[l] = split.inside[l] == 0.0f ? 0.0f : -slope / split.inside[l];                           \
                split.outside[l] = split.outside[l] == 0.0f ? 0.0f : slope / split.outside[l];                         \
            }                                                                                                          \
            for (size_t c = 0; c < table.leaves; c++) {                                                                \
                if (c % 32 == 0) reel_load_bits(table, lanes, c, bits);                                                \
                for (size_t l = 0; l < REEL_LANES; l++)                                                                \
                    x[c][l] *= bits[l] >> (c % 32) & 1 ? split.inside[l] : split.outside[l];                           \
            }                                                                                                          \
            reel_store_tile((const reel_row *)x, table.leaves, n, dz + start * table.leaves);                          \
        }                                                                                                              \
    }

REEL_SET_LOSS(set_cross_entropy)
REEL_SET_LOSS(set_focal)
