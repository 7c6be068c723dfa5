#include "CKernels.h"
#include "VectorMath.h"

// Losses of a region's map: p is the prediction, y the target, w the weight of each element (null: 1). What has no weight
// counts for nothing, whatever it holds. Sums run in lanes of a fixed order, as in Reduce.c.

#define REEL_LANES 16
#define REEL_WIDTH 64

// MARK: Losses that are a sum over elements

// value and slope are in p, y and a parameter a; the slope is that by p.
#define REEL_POINTWISE_LOSS(NAME, VALUE, SLOPE)                                                                        \
    REEL_INLINE float NAME##_value(float p, float y, float a) { return (void)a, (VALUE); }                             \
    REEL_INLINE float NAME##_slope(float p, float y, float a) { return (void)a, (SLOPE); }                             \
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
    /* dp = factor w slope */                                                                                          \
    REEL_CLONES void reel_##NAME##_slopes(                                                                             \
        const float *restrict p, const float *restrict y, const float *restrict w, float *restrict dp, size_t n,       \
        float a, float factor) {                                                                                       \
        if (w)                                                                                                         \
            for (size_t i = 0; i < n; i++)                                                                             \
                dp[i] = w[i] == 0.0f ? 0.0f : factor * w[i] * NAME##_slope(p[i], y[i], a);                             \
        else                                                                                                           \
            for (size_t i = 0; i < n; i++) dp[i] = factor * NAME##_slope(p[i], y[i], a);                               \
    }

// A probability and its complement are held above a margin; the slope there stands for all beyond it.
REEL_INLINE float held(float p, float margin) { return p < margin ? margin : p; }

REEL_POINTWISE_LOSS(
    binary_cross_entropy, -(y * reel_logf(held(p, a)) + (1.0f - y) * reel_logf(held(1.0f - p, a))),
    (1.0f - y) / held(1.0f - p, a) - y / held(p, a))
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

// dp = w (slope[c] a pᵃ⁻¹ + factor[c] y)
REEL_CLONES void reel_overlap_slopes(
    const float *restrict p, const float *restrict y, const float *restrict w, float *restrict dp, size_t rows,
    size_t columns, float exponent, const float *restrict slope, const float *restrict factor) {
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
            if (!w && exponent == 2.0f)
                for (size_t i = 0; i < n; i++) dp[at + i] = slopes[i] * p[at + i] + factors[i] * y[at + i];
            else
                for (size_t i = 0; i < n; i++) {
                    float weight = w ? w[at + i] : 1.0f, v = p[at + i];
                    float powered = exponent == 1.0f ? 1.0f : raised(v, exponent - 1.0f);
                    dp[at + i] = weight == 0.0f ? 0.0f : weight * (slopes[i] * powered + factors[i] * y[at + i]);
                }
        }
    }
}
