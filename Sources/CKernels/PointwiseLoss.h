// Losses that are a sum over elements of a function of the prediction p, the target y and some parameters a. What has no
// weight w (null: 1) counts for nothing, whatever it holds.
#ifndef REEL_POINTWISE_LOSS_H
#define REEL_POINTWISE_LOSS_H

#include "CKernels.h"
#include "VectorMath.h"

#define REEL_LANES 16

// VALUE and SLOPE are in p, y and a; the slope is that by p. Where p is the sigmoid of a logit, LOGIT_SLOPE is that by the
// logit: the slope times p (1 - p), written so that it costs least. Sums run in lanes of a fixed order, as in Reduce.c.
#define REEL_POINTWISE_LOSS(NAME, VALUE, SLOPE) REEL_PROBABILITY_LOSS(NAME, VALUE, SLOPE, (SLOPE) * (p * (1.0f - p)))
#define REEL_PROBABILITY_LOSS(NAME, VALUE, SLOPE, LOGIT_SLOPE)                                                         \
    REEL_INLINE float NAME##_value(float p, float y, const float *a) { return (void)a, (VALUE); }                      \
    REEL_INLINE float NAME##_slope(float p, float y, const float *a) { return (void)a, (SLOPE); }                      \
    REEL_INLINE float NAME##_logit_slope(float p, float y, const float *a) { return (void)a, (LOGIT_SLOPE); }          \
    REEL_CLONES double reel_##NAME##_sum(                                                                              \
        const float *restrict p, const float *restrict y, const float *restrict w, size_t n,                           \
        const float *restrict parameters) {                                                                            \
        float lanes[REEL_LANES] = {0}, a[REEL_LOSS_PARAMETERS];                                                        \
        for (size_t i = 0; i < REEL_LOSS_PARAMETERS; i++) a[i] = parameters[i];                                        \
        size_t whole = n / REEL_LANES * REEL_LANES;                                                                    \
        if (w)                                                                                                         \
            for (size_t i = 0; i < whole; i += REEL_LANES)                                                             \
                for (size_t l = 0; l < REEL_LANES; l++)                                                                \
                    lanes[l] += w[i + l] == 0.0f ? 0.0f : w[i + l] * NAME##_value(p[i + l], y[i + l], a);              \
        else                                                                                                           \
            for (size_t i = 0; i < whole; i += REEL_LANES)                                                             \
                for (size_t l = 0; l < REEL_LANES; l++) lanes[l] += NAME##_value(p[i + l], y[i + l], a);               \
        for (size_t i = whole; i < n; i++) {                                                                           \
            float weight = w ? w[i] : 1.0f;                                                                            \
            lanes[i - whole] += weight == 0.0f ? 0.0f : weight * NAME##_value(p[i], y[i], a);                          \
        }                                                                                                              \
        double sum = 0;                                                                                                \
        for (size_t l = 0; l < REEL_LANES; l++) sum += lanes[l];                                                       \
        return sum;                                                                                                    \
    }                                                                                                                  \
    REEL_SLOPES(NAME##_slope, reel_##NAME##_slopes)                                                                    \
    REEL_SLOPES(NAME##_logit_slope, reel_##NAME##_logit_slopes)

// dp = factor w slope
#define REEL_SLOPES(SLOPE, NAME)                                                                                       \
    REEL_CLONES void NAME(                                                                                             \
        const float *restrict p, const float *restrict y, const float *restrict w, float *restrict dp, size_t n,       \
        const float *restrict parameters, float factor) {                                                              \
        float a[REEL_LOSS_PARAMETERS];                                                                                 \
        for (size_t i = 0; i < REEL_LOSS_PARAMETERS; i++) a[i] = parameters[i];                                        \
        if (w)                                                                                                         \
            for (size_t i = 0; i < n; i++) dp[i] = w[i] == 0.0f ? 0.0f : factor * w[i] * SLOPE(p[i], y[i], a);         \
        else                                                                                                           \
            for (size_t i = 0; i < n; i++) dp[i] = factor * SLOPE(p[i], y[i], a);                                      \
    }

// A probability and its complement are held above a margin; the slope there stands for all beyond it.
REEL_INLINE float held(float p, float margin) { return p < margin ? margin : p; }
// p over what it is held at
REEL_INLINE float share(float p, float margin) { return p < margin ? p * (1.0f / margin) : 1.0f; }

REEL_INLINE float raised(float v, float exponent) {
    return exponent == 2.0f ? v * v : (exponent == 1.0f ? v : (exponent == 0.0f ? 1.0f : reel_expf(exponent * reel_logf(v))));
}

#endif
