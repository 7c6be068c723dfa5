// Exponential, logarithm and what is made of them, without calls or branches: of numbers, in loops that vectorise, and of
// rows of numbers. Errors below 2 units in the last place (Cephes' polynomials, Moshier 1992; limits and denormals handled
// by selection).
#ifndef REEL_VECTOR_MATH_H
#define REEL_VECTOR_MATH_H

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "Ahead.h"
#include "Clones.h"

// A comparison of rows gives −1 in lanes where it holds, and a choice is made lane by lane. Functions of rows are inlined,
// whatever registers a caller of them would need.
#pragma clang diagnostic ignored "-Wpsabi"
#ifndef REEL_LANES
#define REEL_LANES 16
#endif
typedef float reel_row __attribute__((ext_vector_type(REEL_LANES)));
typedef int32_t reel_whole_row __attribute__((ext_vector_type(REEL_LANES)));

#define REEL_REAL float
#define REEL_WHOLE int32_t
#define REEL_CONVERT(WHOLE) ((float)(WHOLE))
#define REEL_ABSOLUTE(REAL) fabsf(REAL)
#include "VectorMathFunctions.h"

#define REEL_REAL reel_row
#define REEL_WHOLE reel_whole_row
#define REEL_CONVERT(WHOLE) __builtin_convertvector(WHOLE, reel_row)
#define REEL_ABSOLUTE(REAL) __builtin_elementwise_abs(REAL)
#include "VectorMathFunctions.h"

REEL_INLINE reel_row reel_load_row(const float *x) {
    reel_row row;
    memcpy(&row, x, sizeof(row));
    return row;
}

// The first n numbers, and 0 behind them.
REEL_INLINE reel_row reel_load_part(const float *x, size_t n) {
    float row[REEL_LANES] = {0};
    for (size_t l = 0; l < n; l++) row[l] = x[l];
    return reel_load_row(row);
}

REEL_INLINE void reel_store_row(float *x, reel_row row) { memcpy(x, &row, sizeof(row)); }

REEL_INLINE void reel_store_part(float *x, reel_row row, size_t n) {
    for (size_t l = 0; l < n; l++) x[l] = row[l];
}

REEL_INLINE double reel_fold(reel_row lanes) {
    double sum = 0;
    for (size_t l = 0; l < REEL_LANES; l++) sum += lanes[l];
    return sum;
}

// Of a loss: the slope is that by the prediction, or by the logit behind it.
struct reel_value_and_slope {
    reel_row value, slope;
};

// v^exponent
REEL_INLINE reel_row reel_raised(reel_row v, float exponent) {
    if (exponent == 2.0f) return v * v;
    if (exponent == 1.0f) return v;
    if (exponent == 0.0f) return 1.0f;
    return reel_expf(exponent * reel_logf(v));
}

#endif
