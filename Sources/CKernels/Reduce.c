#include "Ahead.h"
#include "CKernels.h"
#include "Clones.h"

// Sums in a fixed order, whatever the width of the processor's registers: two elements (or four) in float, then lanes of
// doubles, so that what is lost does not grow with the count.
#define REEL_SUM_LANES 32

REEL_CLONES double reel_sum(const float *restrict x, size_t n) {
    double lanes[REEL_SUM_LANES] = {0};
    size_t i = 0;
    for (; i + 2 * REEL_SUM_LANES <= n; i += 2 * REEL_SUM_LANES) {
        reel_read_ahead(x + i, 2 * REEL_SUM_LANES);
        for (size_t lane = 0; lane < REEL_SUM_LANES; lane++)
            lanes[lane] += (double)(x[i + lane] + x[i + REEL_SUM_LANES + lane]);
    }
    for (size_t lane = 0; i < n; i++, lane = (lane + 1) % REEL_SUM_LANES) lanes[lane] += (double)x[i];
    for (size_t half = REEL_SUM_LANES / 2; half > 0; half /= 2)
        for (size_t lane = 0; lane < half; lane++) lanes[lane] += lanes[lane + half];
    return lanes[0];
}

// Narrow matrices are summed several rows at a time, as if they were wider, and folded at the end.
#define REEL_WIDTH 64

// sums[c] = sum over rows of x[row, c]; rows are `columns` apart.
REEL_CLONES void reel_sum_columns(const float *restrict x, size_t rows, size_t columns, double *restrict sums) {
    if (columns <= REEL_WIDTH / 2) {
        size_t group = REEL_WIDTH / columns, width = group * columns;
        double lanes[REEL_WIDTH] = {0};
        size_t row = 0;
        for (; row + 2 * group <= rows; row += 2 * group) {
            const float *from = x + row * columns;
            reel_read_ahead(from, 2 * width);
            for (size_t i = 0; i < width; i++) lanes[i] += (double)(from[i] + from[width + i]);
        }
        for (; row < rows; row += group) {
            size_t left = (rows - row < group ? rows - row : group) * columns;
            for (size_t i = 0; i < left; i++) lanes[i] += (double)x[row * columns + i];
        }
        for (size_t c = 0; c < columns; c++) {
            double sum = 0;
            for (size_t part = 0; part < group; part++) sum += lanes[part * columns + c];
            sums[c] = sum;
        }
        return;
    }
    for (size_t start = 0; start < columns; start += REEL_WIDTH) {
        size_t width = columns - start < REEL_WIDTH ? columns - start : REEL_WIDTH, row = 0;
        double lanes[REEL_WIDTH] = {0};
        // Four rows are four streams, which the processor fetches in time by itself.
        for (; row + 4 <= rows; row += 4) {
            const float *a = x + row * columns + start, *b = a + columns, *c = b + columns, *d = c + columns;
            if (width == REEL_WIDTH) {
                for (size_t i = 0; i < REEL_WIDTH; i++) lanes[i] += (double)((a[i] + b[i]) + (c[i] + d[i]));
            } else {
                for (size_t i = 0; i < width; i++) lanes[i] += (double)((a[i] + b[i]) + (c[i] + d[i]));
            }
        }
        for (; row < rows; row++) {
            const float *from = x + row * columns + start;
            for (size_t i = 0; i < width; i++) lanes[i] += (double)from[i];
        }
        for (size_t i = 0; i < width; i++) sums[start + i] = lanes[i];
    }
}

// best[c] = the largest (sign 1) or smallest (sign -1) of x[row, c], index[c] the first row that has it. A NaN wins.
REEL_CLONES void reel_extreme_columns(
    const float *restrict x, size_t rows, size_t columns, float sign, float *restrict best, int64_t *restrict index) {
    for (size_t c = 0; c < columns; c++) {
        best[c] = x[c];
        index[c] = 0;
    }
    for (size_t row = 1; row < rows; row++) {
        const float *from = x + row * columns;
        for (size_t c = 0; c < columns; c++) {
            int better = from[c] * sign > best[c] * sign || (from[c] != from[c] && best[c] == best[c]);
            best[c] = better ? from[c] : best[c];
            index[c] = better ? (int64_t)row : index[c];
        }
    }
}
