#include "CKernels.h"
#include "VectorMath.h"

// Each function of one value with its derivative beside it. In the forward expression `v` is the input; in the
// derivative `v` is the input and `r` the result; `p` is the function's parameter (a slope, an exponent, a bound).
#define REEL_UNARY(NAME, FORWARD, DERIVATIVE)                                                                         \
    REEL_CLONES void reel_##NAME(const float *restrict x, float *restrict y, size_t n, float p, float q) {            \
        for (size_t i = 0; i < n; i++) {                                                                              \
            float v = x[i];                                                                                           \
            y[i] = (FORWARD);                                                                                         \
        }                                                                                                             \
    }                                                                                                                 \
    REEL_CLONES void reel_##NAME##_gradient(                                                                          \
        const float *restrict x, const float *restrict y, const float *restrict upstream, float *restrict downstream, \
        size_t n, float p, float q) {                                                                                 \
        for (size_t i = 0; i < n; i++) {                                                                              \
            float v = x[i], r = y[i];                                                                                 \
            (void)v;                                                                                                  \
            (void)r;                                                                                                  \
            downstream[i] = upstream[i] * (DERIVATIVE);                                                               \
        }                                                                                                             \
    }

REEL_UNARY(negate, -v, -1.0f)
REEL_UNARY(exp, reel_expf(v), r)
REEL_UNARY(log, reel_logf(v), 1.0f / v)
REEL_UNARY(sqrt, sqrtf(v), 0.5f / r)
REEL_UNARY(abs, fabsf(v), v > 0.0f ? 1.0f : (v < 0.0f ? -1.0f : 0.0f))
REEL_UNARY(square, v * v, 2.0f * v)
REEL_UNARY(tanh, reel_tanhf(v), 1.0f - r * r)
REEL_UNARY(sigmoid, reel_sigmoidf(v), r * (1.0f - r))
REEL_UNARY(leaky_relu, v > 0.0f ? v : (v != v ? v : (p == 0.0f ? 0.0f : p * v)), v > 0.0f ? 1.0f : p)
REEL_UNARY(elu, v > 0.0f ? v : p * reel_expm1f_of_negative(v), v > 0.0f ? 1.0f : p * reel_expf(v))
REEL_UNARY(softplus, (v > 0.0f ? v : 0.0f) + reel_log1pf(reel_expf(-fabsf(v))), reel_sigmoidf(v))
REEL_UNARY(clip, v < p ? p : (v > q ? q : v), v >= p && v <= q ? 1.0f : 0.0f)
REEL_UNARY(power_scalar, powf(v, p), p == 0.0f ? 0.0f : p * powf(v, p - 1.0f))
