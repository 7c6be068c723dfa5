// Losses that are a sum over elements of a function of the prediction p, its rest q = 1 − p, the target y and some parameters a.
// Of logits the rest is computed by itself: 1 − p of a p that was rounded to 1 would be 0, and with it the slope. What has no
// weight w (null: 1) counts for nothing, whatever it holds.
#ifndef REEL_POINTWISE_LOSS_H
#define REEL_POINTWISE_LOSS_H

// Two rows at a time: a chain of operations does not wait for itself.
#define REEL_LANES 32

#include "CKernels.h"
#include "VectorMath.h"

// The slope by the logit, given that by p.
REEL_INLINE reel_row through_sigmoid(reel_row p, reel_row q, reel_row slope, int by_logit) {
    return by_logit ? slope * (p * q) : slope;
}

// OF(p, q, y, a, by_logit) is the loss of a row. Value and slope share what they can, in one pass over memory. Sums run in lanes
// of a fixed order, as in Reduce.c.
#define REEL_POINTWISE_LOSS(NAME, OF)                                                                                  \
    REEL_INLINE double NAME##_over(                                                                                    \
        const float *restrict x, const float *restrict y, const float *restrict w, float *restrict dx, size_t n,       \
        const float *restrict a, float factor, enum reel_prediction kind, int wants_slopes) {                          \
        reel_row sum = 0.0f;                                                                                           \
        for (size_t i = 0; i < n; i += REEL_LANES) {                                                                   \
            reel_read_ahead(x + i, REEL_LANES);                                                                        \
            reel_read_ahead(y + i, REEL_LANES);                                                                        \
            if (wants_slopes) reel_write_ahead(dx + i, REEL_LANES);                                                    \
            int is_whole = n - i >= REEL_LANES;                                                                        \
            size_t part = n - i;                                                                                       \
            reel_row v = is_whole ? reel_load_row(x + i) : reel_load_part(x + i, part);                                \
            reel_row target = is_whole ? reel_load_row(y + i) : reel_load_part(y + i, part);                           \
            reel_row q = 1.0f - v, p = v;                                                                              \
            if (kind == REEL_LOGITS) p = reel_sigmoid_and_restf(v, &q);                                                \
            struct reel_value_and_slope of = OF(p, q, target, a, kind != REEL_PROBABILITIES);                          \
            of.slope *= factor;                                                                                        \
            if (w || !is_whole) {                                                                                      \
                reel_row weight = !w ? (reel_row)1.0f : is_whole ? reel_load_row(w + i) : reel_load_part(w + i, part); \
                for (size_t l = part; l < REEL_LANES; l++) weight[l] = 0.0f;                                           \
                of.value = weight == 0.0f ? 0.0f : weight * of.value;                                                  \
                of.slope = weight == 0.0f ? 0.0f : weight * of.slope;                                                  \
            }                                                                                                          \
            sum += of.value;                                                                                           \
            if (wants_slopes && is_whole)                                                                              \
                reel_store_row(dx + i, of.slope);                                                                      \
            else if (wants_slopes)                                                                                     \
                reel_store_part(dx + i, of.slope, part);                                                               \
        }                                                                                                              \
        return reel_fold(sum);                                                                                         \
    }                                                                                                                  \
    REEL_CLONES double reel_##NAME(                                                                                    \
        const float *restrict x, const float *restrict y, const float *restrict w, float *restrict dx, size_t n,       \
        const float *restrict a, float factor, enum reel_prediction kind) {                                            \
        if (!dx && kind != REEL_LOGITS) return NAME##_over(x, y, w, dx, n, a, factor, REEL_PROBABILITIES, 0);          \
        if (!dx) return NAME##_over(x, y, w, dx, n, a, factor, REEL_LOGITS, 0);                                        \
        if (kind == REEL_PROBABILITIES) return NAME##_over(x, y, w, dx, n, a, factor, REEL_PROBABILITIES, 1);          \
        if (kind == REEL_SIGMOID) return NAME##_over(x, y, w, dx, n, a, factor, REEL_SIGMOID, 1);                      \
        return NAME##_over(x, y, w, dx, n, a, factor, REEL_LOGITS, 1);                                                 \
    }

#endif
