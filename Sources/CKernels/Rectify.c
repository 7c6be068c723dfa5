#include "Ahead.h"
#include "CKernels.h"
#include "Clones.h"

#include <string.h>

// Leaky ReLU before a scale and offset per channel, over rows of channels ([places, c], channels last): the order of the
// activation and FiLM in CoNeMOS. Narrow rows are taken several at a time, as in Normalise.c.
#define REEL_WIDTH 64

REEL_INLINE float leaky(float v, float slope) {
    return v > 0.0f ? v : (v != v ? v : (slope == 0.0f ? 0.0f : slope * v));
}

// y may be x: then nothing is read that was written, which the compiler has to be told.
REEL_INLINE void row(const float *x, float *y, size_t n, const float *scale, const float *offset, float slope) {
    reel_read_ahead(x, n);
    reel_write_ahead(y, n);
#pragma clang loop vectorize(assume_safety)
    for (size_t i = 0; i < n; i++) y[i] = scale[i] * leaky(x[i], slope) + offset[i];
}

REEL_INLINE void gradient_row(
    const float *restrict x, const float *restrict dy, float *restrict dx, size_t n, const float *restrict scale,
    float slope, float *restrict sums, float *restrict products) {
    reel_read_ahead(x, n);
    reel_read_ahead(dy, n);
    reel_write_ahead(dx, n);
    for (size_t i = 0; i < n; i++) {
        dx[i] = scale[i] * (x[i] > 0.0f ? dy[i] : slope * dy[i]);
        sums[i] += dy[i];
        products[i] += dy[i] * leaky(x[i], slope);
    }
}

// y = leaky(y)
REEL_CLONES void reel_rectify(float *restrict y, size_t n, float slope) {
    for (size_t i = 0; i < n; i++) y[i] = leaky(y[i], slope);
}

// y = scale[c] leaky(x) + offset[c]; y may be x.
REEL_CLONES void reel_rectified_scale_offset(
    const float *x, float *y, size_t rows, size_t channels, const float *scale, const float *offset, float slope) {
    if (channels > REEL_WIDTH / 2) {
        for (size_t i = 0; i < rows * channels; i += channels) row(x + i, y + i, channels, scale, offset, slope);
        return;
    }
    float scales[REEL_WIDTH], offsets[REEL_WIDTH];
    size_t width = REEL_WIDTH / channels * channels, n = rows * channels, whole = n / width * width;
    for (size_t i = 0; i < width; i += channels) {
        memcpy(scales + i, scale, channels * sizeof(float));
        memcpy(offsets + i, offset, channels * sizeof(float));
    }
    if (width == REEL_WIDTH)
        for (size_t i = 0; i < whole; i += REEL_WIDTH) row(x + i, y + i, REEL_WIDTH, scales, offsets, slope);
    else
        for (size_t i = 0; i < whole; i += width) row(x + i, y + i, width, scales, offsets, slope);
    row(x + whole, y + whole, n - whole, scales, offsets, slope);
}

// One pass: dx = scale[c] leaky'(x) dy, sums[c] = Σ dy, products[c] = Σ dy leaky(x).
REEL_CLONES void reel_rectified_scale_offset_gradient(
    const float *restrict x, const float *restrict dy, float *restrict dx, size_t rows, size_t channels,
    const float *restrict scale, float slope, double *restrict sums, double *restrict products) {
    // Up to REEL_WIDTH channels at a time, or several narrow rows.
    for (size_t start = 0; start < channels; start += REEL_WIDTH) {
        size_t part = channels - start < REEL_WIDTH ? channels - start : REEL_WIDTH;
        size_t group = channels > REEL_WIDTH / 2 ? 1 : REEL_WIDTH / channels, width = group > 1 ? group * channels : part;
        float scales[REEL_WIDTH], s[REEL_WIDTH] = {0}, p[REEL_WIDTH] = {0};
        for (size_t i = 0; i < width; i += part) memcpy(scales + i, scale + start, part * sizeof(float));
        size_t whole = rows / group * group;
        for (size_t line = 0; line < whole; line += group) {
            size_t at = line * channels + start;
            if (width == REEL_WIDTH) gradient_row(x + at, dy + at, dx + at, REEL_WIDTH, scales, slope, s, p);
            else gradient_row(x + at, dy + at, dx + at, width, scales, slope, s, p);
        }
        size_t at = whole * channels;
        gradient_row(x + at, dy + at, dx + at, (rows - whole) * channels, scales, slope, s, p);
        for (size_t c = 0; c < part; c++) {
            double sum = 0, product = 0;
            for (size_t i = c; i < width; i += part) {
                sum += s[i];
                product += p[i];
            }
            sums[start + c] = sum;
            products[start + c] = product;
        }
    }
}
