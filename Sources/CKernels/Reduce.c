#include "Ahead.h"
#include "CKernels.h"
#include "Clones.h"

// Sums in a fixed order: sixteen lanes, folded pairwise, whatever the width of the processor's registers.
REEL_CLONES double reel_sum(const float *restrict x, size_t n) {
    float lanes[16] = {0};
    size_t whole = n / 16 * 16;
    for (size_t i = 0; i < whole; i += 16) {
        reel_read_ahead(x + i, 16);
        for (size_t lane = 0; lane < 16; lane++) lanes[lane] += x[i + lane];
    }
    for (size_t i = whole; i < n; i++) lanes[i - whole] += x[i];
    double sum = 0;
    for (size_t lane = 0; lane < 8; lane++) sum += (double)lanes[lane] + (double)lanes[lane + 8];
    return sum;
}

// Narrow matrices are summed several rows at a time, as if they were wider, and folded at the end.
#define REEL_WIDTH 64

// sums[c] = sum over rows of x[row, c]; rows are `columns` apart.
REEL_CLONES void reel_sum_columns(const float *restrict x, size_t rows, size_t columns, double *restrict sums) {
    if (columns <= REEL_WIDTH / 2) {
        size_t group = REEL_WIDTH / columns, width = group * columns, whole = rows / group * group;
        float lanes[REEL_WIDTH] = {0};
        for (size_t row = 0; row < whole; row += group) {
            const float *from = x + row * columns;
            reel_read_ahead(from, width);
            for (size_t i = 0; i < width; i++) lanes[i] += from[i];
        }
        for (size_t i = 0; i < (rows - whole) * columns; i++) lanes[i] += x[whole * columns + i];
        for (size_t c = 0; c < columns; c++) {
            double sum = 0;
            for (size_t part = 0; part < group; part++) sum += lanes[part * columns + c];
            sums[c] = sum;
        }
        return;
    }
    for (size_t start = 0; start < columns; start += REEL_WIDTH) {
        size_t width = columns - start < REEL_WIDTH ? columns - start : REEL_WIDTH;
        float lanes[REEL_WIDTH] = {0};
        if (width == REEL_WIDTH) {
            for (size_t row = 0; row < rows; row++) {
                const float *from = x + row * columns + start;
                reel_read_ahead(from, REEL_WIDTH);
                for (size_t i = 0; i < REEL_WIDTH; i++) lanes[i] += from[i];
            }
        } else {
            for (size_t row = 0; row < rows; row++) {
                const float *from = x + row * columns + start;
                reel_read_ahead(from, width);
                for (size_t i = 0; i < width; i++) lanes[i] += from[i];
            }
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
