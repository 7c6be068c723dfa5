#include "PointwiseLoss.h"

// What Dice and its relatives are made of: p is the prediction, y the target, w the weight of each element (null: 1). What
// has no weight counts for nothing, whatever it holds. Sums run in lanes of a fixed order, as in Reduce.c.

#define REEL_WIDTH 64

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
