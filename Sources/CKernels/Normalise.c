#include "Ahead.h"
#include "CKernels.h"
#include "Clones.h"

#include <string.h>

// Loops over rows of channels ([places, c], channels last) with one coefficient per channel. Narrow rows are taken
// several at a time, as if they were wider, so that the loops fill the processor's registers.
#define REEL_WIDTH 64

// How many rows make one wide row; coefficients are repeated as often.
REEL_INLINE size_t group_of(size_t channels) { return channels >= REEL_WIDTH / 2 ? 1 : REEL_WIDTH / channels; }

REEL_INLINE void repeat(const float *from, float *to, size_t channels, size_t group) {
    for (size_t part = 0; part < group; part++) memcpy(to + part * channels, from, channels * sizeof(float));
}

// sums[c] = Σ (x - shift[c]), squares[c] = Σ (x - shift[c])^2 over rows. A shift near the mean keeps the variance from
// being lost where it is small against the mean.
REEL_CLONES void reel_moments(
    const float *restrict x, size_t rows, size_t channels, const float *restrict shift, double *restrict sums,
    double *restrict squares) {
    size_t group = group_of(channels), whole = rows / group * group;
    for (size_t start = 0; start < channels; start += REEL_WIDTH) {
        size_t part = channels - start < REEL_WIDTH ? channels - start : REEL_WIDTH;
        size_t width = group > 1 ? group * channels : part, step = group * channels;
        float shifts[REEL_WIDTH], s[REEL_WIDTH] = {0}, q[REEL_WIDTH] = {0};
        if (group > 1) repeat(shift, shifts, channels, group);
        else memcpy(shifts, shift + start, part * sizeof(float));
        if (width == REEL_WIDTH) {
            for (size_t row = 0; row < whole; row += group) {
                const float *from = x + (row / group) * step + start;
                reel_read_ahead(from, REEL_WIDTH);
                for (size_t i = 0; i < REEL_WIDTH; i++) {
                    float d = from[i] - shifts[i];
                    s[i] += d;
                    q[i] += d * d;
                }
            }
        } else {
            for (size_t row = 0; row < whole; row += group) {
                const float *from = x + (row / group) * step + start;
                reel_read_ahead(from, width);
                for (size_t i = 0; i < width; i++) {
                    float d = from[i] - shifts[i];
                    s[i] += d;
                    q[i] += d * d;
                }
            }
        }
        for (size_t i = 0; i < (rows - whole) * channels; i++) {
            float d = x[whole * channels + i] - shifts[i];
            s[i] += d;
            q[i] += d * d;
        }
        for (size_t c = 0; c < part; c++) {
            double sum = 0, square = 0;
            for (size_t i = c; i < width; i += group > 1 ? channels : width) {
                sum += s[i];
                square += q[i];
            }
            sums[start + c] = sum;
            squares[start + c] = square;
        }
    }
}

REEL_INLINE void scale_row(
    const float *restrict x, float *restrict y, size_t n, const float *restrict centre, const float *restrict scale,
    const float *restrict offset, float slope) {
    reel_read_ahead(x, n);
    reel_write_ahead(y, n);
    for (size_t i = 0; i < n; i++) {
        float v = scale[i] * (x[i] - centre[i]) + offset[i];
        y[i] = v > 0.0f ? v : (v != v ? v : (slope == 0.0f ? 0.0f : slope * v));
    }
}

// y = leaky relu(scale[c] (x - centre[c]) + offset[c]); a slope of 1 is the identity.
REEL_CLONES void reel_scale_offset(
    const float *restrict x, float *restrict y, size_t rows, size_t channels, const float *restrict centre,
    const float *restrict scale, const float *restrict offset, float slope) {
    size_t group = group_of(channels);
    if (group == 1) {
        for (size_t row = 0; row < rows; row++)
            scale_row(x + row * channels, y + row * channels, channels, centre, scale, offset, slope);
        return;
    }
    float centres[REEL_WIDTH], scales[REEL_WIDTH], offsets[REEL_WIDTH];
    repeat(centre, centres, channels, group);
    repeat(scale, scales, channels, group);
    repeat(offset, offsets, channels, group);
    size_t width = group * channels, n = rows * channels, whole = n / width * width;
    if (width == REEL_WIDTH)
        for (size_t i = 0; i < whole; i += REEL_WIDTH) scale_row(x + i, y + i, REEL_WIDTH, centres, scales, offsets, slope);
    else
        for (size_t i = 0; i < whole; i += width) scale_row(x + i, y + i, width, centres, scales, offsets, slope);
    scale_row(x + whole, y + whole, n - whole, centres, scales, offsets, slope);
}

REEL_INLINE void gradient_sums_row(
    const float *restrict x, const float *restrict dy, size_t n, const float *restrict centre,
    const float *restrict scale, const float *restrict offset, float slope, float *restrict s, float *restrict p) {
    reel_read_ahead(x, n);
    reel_read_ahead(dy, n);
    for (size_t i = 0; i < n; i++) {
        float d = x[i] - centre[i], v = scale[i] * d + offset[i];
        float u = v > 0.0f ? dy[i] : slope * dy[i];
        s[i] += u;
        p[i] += u * d;
    }
}

// With u = dy * leaky'(scale[c] (x - centre[c]) + offset[c]): sums[c] = Σ u, products[c] = Σ u (x - centre[c]). What the forward pass
// computed is computed again rather than kept.
REEL_CLONES void reel_scale_offset_gradient_sums(
    const float *restrict x, const float *restrict dy, size_t rows, size_t channels, const float *restrict centre,
    const float *restrict scale, const float *restrict offset, float slope, double *restrict sums,
    double *restrict products) {
    size_t group = group_of(channels), whole = rows / group * group, step = group * channels;
    for (size_t start = 0; start < channels; start += REEL_WIDTH) {
        size_t part = channels - start < REEL_WIDTH ? channels - start : REEL_WIDTH;
        size_t width = group > 1 ? step : part;
        float scales[REEL_WIDTH], offsets[REEL_WIDTH], centres[REEL_WIDTH], s[REEL_WIDTH] = {0}, p[REEL_WIDTH] = {0};
        if (group > 1) {
            repeat(scale, scales, channels, group);
            repeat(offset, offsets, channels, group);
            repeat(centre, centres, channels, group);
        } else {
            memcpy(scales, scale + start, part * sizeof(float));
            memcpy(offsets, offset + start, part * sizeof(float));
            memcpy(centres, centre + start, part * sizeof(float));
        }
        for (size_t row = 0; row < whole; row += group) {
            size_t at = row * channels + start;
            if (width == REEL_WIDTH)
                gradient_sums_row(x + at, dy + at, REEL_WIDTH, centres, scales, offsets, slope, s, p);
            else
                gradient_sums_row(x + at, dy + at, width, centres, scales, offsets, slope, s, p);
        }
        gradient_sums_row(
            x + whole * channels, dy + whole * channels, (rows - whole) * channels, centres, scales, offsets, slope, s, p);
        for (size_t c = 0; c < part; c++) {
            double sum = 0, product = 0;
            for (size_t i = c; i < width; i += group > 1 ? channels : width) {
                sum += s[i];
                product += p[i];
            }
            sums[start + c] = sum;
            products[start + c] = product;
        }
    }
}

REEL_INLINE void gradient_row(
    const float *restrict x, const float *restrict dy, float *restrict dx, size_t n, const float *restrict centre,
    const float *restrict scale, const float *restrict offset, const float *restrict a, const float *restrict b,
    float slope) {
    reel_read_ahead(x, n);
    reel_read_ahead(dy, n);
    reel_write_ahead(dx, n);
    for (size_t i = 0; i < n; i++) {
        float d = x[i] - centre[i], v = scale[i] * d + offset[i];
        float u = v > 0.0f ? dy[i] : slope * dy[i];
        dx[i] = scale[i] * u + a[i] * d + b[i];
    }
}

// dx = scale[c] u + a[c] (x - centre[c]) + b[c], u as above.
REEL_CLONES void reel_scale_offset_gradient(
    const float *restrict x, const float *restrict dy, float *restrict dx, size_t rows, size_t channels,
    const float *restrict centre, const float *restrict scale, const float *restrict offset, const float *restrict a,
    const float *restrict b, float slope) {
    size_t group = group_of(channels);
    if (group == 1) {
        for (size_t row = 0; row < rows; row++) {
            size_t at = row * channels;
            gradient_row(x + at, dy + at, dx + at, channels, centre, scale, offset, a, b, slope);
        }
        return;
    }
    float centres[REEL_WIDTH], scales[REEL_WIDTH], offsets[REEL_WIDTH], as[REEL_WIDTH], bs[REEL_WIDTH];
    repeat(centre, centres, channels, group);
    repeat(scale, scales, channels, group);
    repeat(offset, offsets, channels, group);
    repeat(a, as, channels, group);
    repeat(b, bs, channels, group);
    size_t width = group * channels, n = rows * channels, whole = n / width * width;
    if (width == REEL_WIDTH)
        for (size_t i = 0; i < whole; i += REEL_WIDTH)
            gradient_row(x + i, dy + i, dx + i, REEL_WIDTH, centres, scales, offsets, as, bs, slope);
    else
        for (size_t i = 0; i < whole; i += width)
            gradient_row(x + i, dy + i, dx + i, width, centres, scales, offsets, as, bs, slope);
    gradient_row(x + whole, dy + whole, dx + whole, n - whole, centres, scales, offsets, as, bs, slope);
}
