#include "CKernels.h"
#include "VectorMath.h"

// u − v ⌊u / v⌋, exactly where floats hold it, and never v itself: where rounding would reach it, the float right before it.
// Not a number where v is 0 or infinite with another sign than u.
REEL_INLINE float floored_remainder(float u, float v) {
    float rest = fmodf(u, v);
    if (rest == 0.0f || (rest < 0.0f) == (v < 0.0f)) return rest;
    if (isinf(v)) return NAN;
    float sum = rest + v;
    return sum == v ? nextafterf(v, 0.0f) : sum;
}

// ⌊u / v⌋ of the quotient itself, not of what it was rounded to.
REEL_INLINE float floored_quotient(float u, float v) {
    if (v == 0.0f || isinf(v) || isinf(u)) return floorf(u / v);
    double rest = fmod(u, v);
    double quotient = rint(((double)u - rest) / v);
    return (float)(rest != 0.0 && (rest < 0.0) != (v < 0.0f) ? quotient - 1.0 : quotient);
}

// A function of two values over `rows` x `columns`; each operand has a stride per row and a column stride of 0 or 1, so
// that scalars, row vectors and column vectors are broadcast without being copied.
#define REEL_BINARY(NAME, EXPRESSION)                                                                                 \
    REEL_CLONES void reel_##NAME(                                                                                     \
        const float *restrict a, const float *restrict b, float *restrict y, size_t rows, size_t columns,             \
        ptrdiff_t a_row, ptrdiff_t a_column, ptrdiff_t b_row, ptrdiff_t b_column) {                                   \
        for (size_t row = 0; row < rows; row++) {                                                                     \
            const float *left = a + (ptrdiff_t)row * a_row, *right = b + (ptrdiff_t)row * b_row;                      \
            float *out = y + row * columns;                                                                           \
            if (a_column && b_column) {                                                                               \
                for (size_t i = 0; i < columns; i++) {                                                                \
                    float u = left[i], v = right[i];                                                                  \
                    out[i] = (EXPRESSION);                                                                            \
                }                                                                                                     \
            } else if (a_column) {                                                                                    \
                float v = right[0];                                                                                   \
                for (size_t i = 0; i < columns; i++) {                                                                \
                    float u = left[i];                                                                                \
                    out[i] = (EXPRESSION);                                                                            \
                }                                                                                                     \
            } else if (b_column) {                                                                                    \
                float u = left[0];                                                                                    \
                for (size_t i = 0; i < columns; i++) {                                                                \
                    float v = right[i];                                                                               \
                    out[i] = (EXPRESSION);                                                                            \
                }                                                                                                     \
            } else {                                                                                                  \
                float u = left[0], v = right[0];                                                                      \
                for (size_t i = 0; i < columns; i++) out[i] = (EXPRESSION);                                           \
            }                                                                                                         \
        }                                                                                                             \
    }

REEL_BINARY(add, u + v)
REEL_BINARY(subtract, u - v)
REEL_BINARY(multiply, u *v)
REEL_BINARY(divide, u / v)
REEL_BINARY(power, powf(u, v))
REEL_BINARY(floored_remainder, floored_remainder(u, v))
REEL_BINARY(floored_quotient, floored_quotient(u, v))
REEL_BINARY(maximum, u != u ? u : (v != v ? v : (u >= v ? u : v)))
REEL_BINARY(minimum, u != u ? u : (v != v ? v : (u <= v ? u : v)))
REEL_BINARY(equal, u == v ? 1.0f : 0.0f)
REEL_BINARY(not_equal, u != v ? 1.0f : 0.0f)
REEL_BINARY(less, u < v ? 1.0f : 0.0f)
REEL_BINARY(less_equal, u <= v ? 1.0f : 0.0f)

REEL_CLONES void reel_accumulate(float *restrict sum, const float *restrict x, size_t n) {
    size_t whole = n / 64 * 64;
    for (size_t start = 0; start < whole; start += 64) {
        reel_read_ahead(x + start, 64);
        reel_write_ahead(sum + start, 64);
        for (size_t i = start; i < start + 64; i++) sum[i] += x[i];
    }
    for (size_t i = whole; i < n; i++) sum[i] += x[i];
}

REEL_CLONES void reel_select(
    const float *restrict condition, const float *restrict a, const float *restrict b, float *restrict y, size_t n) {
    for (size_t i = 0; i < n; i++) y[i] = condition[i] != 0.0f ? a[i] : b[i];
}
