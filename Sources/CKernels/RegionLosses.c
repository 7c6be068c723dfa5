#include "CKernels.h"
#include "VectorMath.h"

// Losses of a region's map: p is the prediction, y the target, w the weight of each element (null: 1). What has no weight
// counts for nothing, whatever it holds. Sums run in lanes of a fixed order, as in Reduce.c.

#define REEL_LANES 16
#define REEL_WIDTH 64

// MARK: Losses that are a sum over elements

// value and slope are in p, y and a parameter a; the slope is that by p. Where p is the sigmoid of a logit, LOGIT_SLOPE is
// that by the logit: the slope times p (1 - p), written so that it costs least.
#define REEL_POINTWISE_LOSS(NAME, VALUE, SLOPE) REEL_PROBABILITY_LOSS(NAME, VALUE, SLOPE, (SLOPE) * (p * (1.0f - p)))
#define REEL_PROBABILITY_LOSS(NAME, VALUE, SLOPE, LOGIT_SLOPE)                                                         \
    REEL_INLINE float NAME##_value(float p, float y, float a) { return (void)a, (VALUE); }                             \
    REEL_INLINE float NAME##_slope(float p, float y, float a) { return (void)a, (SLOPE); }                             \
    REEL_INLINE float NAME##_logit_slope(float p, float y, float a) { return (void)a, (LOGIT_SLOPE); }                 \
    REEL_CLONES double reel_##NAME##_sum(                                                                              \
        const float *restrict p, const float *restrict y, const float *restrict w, size_t n, float a) {                \
        float lanes[REEL_LANES] = {0};                                                                                 \
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
        float a, float factor) {                                                                                       \
        if (w)                                                                                                         \
            for (size_t i = 0; i < n; i++) dp[i] = w[i] == 0.0f ? 0.0f : factor * w[i] * SLOPE(p[i], y[i], a);         \
        else                                                                                                           \
            for (size_t i = 0; i < n; i++) dp[i] = factor * SLOPE(p[i], y[i], a);                                      \
    }

// A probability and its complement are held above a margin; the slope there stands for all beyond it.
REEL_INLINE float held(float p, float margin) { return p < margin ? margin : p; }
// p over what it is held at
REEL_INLINE float share(float p, float margin) { return p < margin ? p * (1.0f / margin) : 1.0f; }

REEL_PROBABILITY_LOSS(
    binary_cross_entropy, -(y * reel_logf(held(p, a)) + (1.0f - y) * reel_logf(held(1.0f - p, a))),
    (1.0f - y) / held(1.0f - p, a) - y / held(p, a),
    (1.0f - y) * p * share(1.0f - p, a) - y * (1.0f - p) * share(p, a))
REEL_POINTWISE_LOSS(
    squared_distance, (p - a * (2.0f * y - 1.0f)) * (p - a * (2.0f * y - 1.0f)), 2.0f * (p - a * (2.0f * y - 1.0f)))

// MARK: Losses that are a function of overlaps

REEL_INLINE float raised(float v, float exponent) {
    return exponent == 2.0f ? v * v : (exponent == 1.0f ? v : reel_expf(exponent * reel_logf(v)));
}

REEL_INLINE void overlap(
    const float *restrict p, const float *restrict y, const float *restrict w, size_t n, float exponent,
    float *restrict common, float *restrict predicted, float *restrict wanted) {
    for (size_t i = 0; i < n; i++) {
        float weight = w ? w[i] : 1.0f;
        int counts = weight != 0.0f;
        common[i] += counts ? weight * p[i] * y[i] : 0.0f;
        predicted[i] += counts ? weight * raised(p[i], exponent) : 0.0f;
        wanted[i] += counts ? weight * raised(y[i], exponent) : 0.0f;
    }
}

// Whole lines of REEL_WIDTH elements or fewer, `count` of them `step` apart.
REEL_INLINE void overlap_lines(
    const float *restrict p, const float *restrict y, const float *restrict w, size_t count, size_t step, size_t width,
    float exponent, float *restrict common, float *restrict predicted, float *restrict wanted) {
    for (size_t line = 0; line < count; line++, p += step, y += step, w = w ? w + step : w)
        overlap(p, y, w, width, exponent, common, predicted, wanted);
}

// Of each column of [rows, columns]: sums[c] = Σ w p y, sums[columns + c] = Σ w pᵃ, sums[2 columns + c] = Σ w yᵃ.
REEL_CLONES void reel_overlap_columns(
    const float *restrict p, const float *restrict y, const float *restrict w, size_t rows, size_t columns, float exponent,
    double *restrict sums) {
    for (size_t start = 0; start < columns; start += REEL_WIDTH) {
        // Up to REEL_WIDTH columns at a time, or several narrow rows.
        size_t part = columns - start < REEL_WIDTH ? columns - start : REEL_WIDTH;
        size_t group = columns > REEL_WIDTH / 2 ? 1 : REEL_WIDTH / columns, width = group * part;
        size_t lines = rows / group, rest = lines * group * columns + start, tail = (rows - lines * group) * columns;
        float lanes[3][REEL_WIDTH] = {{0}};
        float *common = lanes[0], *predicted = lanes[1], *wanted = lanes[2];
        const float *from = p + start, *target = y + start, *weight = w ? w + start : w;
        size_t step = group * columns;
        if (width == REEL_WIDTH && !w && exponent == 2.0f)
            overlap_lines(from, target, NULL, lines, step, REEL_WIDTH, 2.0f, common, predicted, wanted);
        else if (width == REEL_WIDTH && !w && exponent == 1.0f)
            overlap_lines(from, target, NULL, lines, step, REEL_WIDTH, 1.0f, common, predicted, wanted);
        else if (!w)
            overlap_lines(from, target, NULL, lines, step, width, exponent, common, predicted, wanted);
        else
            overlap_lines(from, target, weight, lines, step, width, exponent, common, predicted, wanted);
        if (group > 1)
            overlap(p + rest, y + rest, w ? w + rest : w, tail, exponent, common, predicted, wanted);
        for (size_t kind = 0; kind < 3; kind++)
            for (size_t c = 0; c < part; c++) {
                double sum = 0;
                for (size_t i = c; i < width; i += part) sum += lanes[kind][i];
                sums[kind * columns + start + c] = sum;
            }
    }
}

// dp = w (slope[c] a pᵃ⁻¹ + factor[c] y); that by the logit whose sigmoid p is where `by_logits`.
REEL_CLONES void reel_overlap_slopes(
    const float *restrict p, const float *restrict y, const float *restrict w, float *restrict dp, size_t rows,
    size_t columns, float exponent, int by_logits, const float *restrict slope, const float *restrict factor) {
    float slopes[REEL_WIDTH], factors[REEL_WIDTH];
    for (size_t start = 0; start < columns; start += REEL_WIDTH) {
        size_t part = columns - start < REEL_WIDTH ? columns - start : REEL_WIDTH;
        size_t group = columns > REEL_WIDTH / 2 ? 1 : REEL_WIDTH / columns, width = group * part;
        for (size_t i = 0; i < width; i++) {
            slopes[i] = exponent * slope[start + i % part];
            factors[i] = factor[start + i % part];
        }
        for (size_t row = 0; row < rows; row += group) {
            size_t at = row * columns + start, n = rows - row < group ? (rows - row) * part : width;
            if (!w && exponent == 2.0f && by_logits)
                for (size_t i = 0; i < n; i++) {
                    float v = p[at + i];
                    dp[at + i] = (slopes[i] * v + factors[i] * y[at + i]) * (v * (1.0f - v));
                }
            else if (!w && exponent == 2.0f)
                for (size_t i = 0; i < n; i++) dp[at + i] = slopes[i] * p[at + i] + factors[i] * y[at + i];
            else
                for (size_t i = 0; i < n; i++) {
                    float weight = w ? w[at + i] : 1.0f, v = p[at + i];
                    float powered = exponent == 1.0f ? 1.0f : raised(v, exponent - 1.0f);
                    float slope_of_p = weight * (slopes[i] * powered + factors[i] * y[at + i]);
                    dp[at + i] = weight == 0.0f ? 0.0f : slope_of_p * (by_logits ? v * (1.0f - v) : 1.0f);
                }
        }
    }
}
