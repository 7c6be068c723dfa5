// Exponential and logarithm without calls or branches, so that loops over them vectorise; errors below 2 units in the
// last place (Cephes' polynomials, Moshier 1992; limits and denormals handled by selection).
#ifndef REEL_VECTOR_MATH_H
#define REEL_VECTOR_MATH_H

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "Clones.h"

REEL_INLINE float reel_float(int32_t bits) {
    float value;
    memcpy(&value, &bits, 4);
    return value;
}

REEL_INLINE int32_t reel_bits(float value) {
    int32_t bits;
    memcpy(&bits, &value, 4);
    return bits;
}

REEL_INLINE float reel_expf(float x) {
    // Below -104 the result is 0 and above 89 infinite; the comparison keeps a NaN what it is.
    float limited = x < -104.0f ? -104.0f : (x > 89.0f ? 89.0f : x);
    float shifted = limited * 1.44269504088896341f + 12582912.0f;  // 1.5 * 2^23 rounds to nearest
    int32_t n = reel_bits(shifted) - 0x4b400000;
    float k = shifted - 12582912.0f;
    float r = limited - k * 0.693359375f;
    r = r - k * -2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    float y = (p * r * r + r) + 1.0f;
    // 2^n in two factors reaches both denormals and overflow.
    int32_t half = n >> 1;
    float low = reel_float((int32_t)((uint32_t)(half + 127) << 23));
    float high = reel_float((int32_t)((uint32_t)(n - half + 127) << 23));
    float result = y * low * high;
    return x != x ? x : result;
}

REEL_INLINE float reel_logf(float x) {
    // Denormals are scaled up first.
    int small = x < 1.17549435e-38f;
    float scaled = small ? x * 8388608.0f : x;
    int32_t bits = reel_bits(scaled);
    float e = (float)((bits >> 23) - 126) - (small ? 23.0f : 0.0f);
    float m = reel_float((bits & 0x007fffff) | 0x3f000000);  // in [0.5, 1)
    int low = m < 0.707106781186547524f;
    e = low ? e - 1.0f : e;
    float f = (low ? m + m : m) - 1.0f;
    float z = f * f;
    float p = 7.0376836292e-2f;
    p = p * f - 1.1514610310e-1f;
    p = p * f + 1.1676998740e-1f;
    p = p * f - 1.2420140846e-1f;
    p = p * f + 1.4249322787e-1f;
    p = p * f - 1.6668057665e-1f;
    p = p * f + 2.0000714765e-1f;
    p = p * f - 2.4999993993e-1f;
    p = p * f + 3.3333331174e-1f;
    float y = f * z * p;
    y = y + -2.12194440e-4f * e;
    y = y - 0.5f * z;
    float result = f + y + 0.693359375f * e;
    result = x == 0.0f ? -INFINITY : result;
    result = x < 0.0f ? NAN : result;
    result = x == INFINITY ? INFINITY : result;
    return x != x ? x : result;
}

// log(1 + u) for u in [0, 1], exact to rounding also where 1 + u rounds to 1.
REEL_INLINE float reel_log1pf(float u) {
    float w = 1.0f + u;
    float d = w - 1.0f;
    float corrected = reel_logf(w) * u / (d == 0.0f ? 1.0f : d);
    return d == 0.0f ? u : corrected;
}

REEL_INLINE float reel_sigmoidf(float x) {
    float e = reel_expf(-fabsf(x));
    float s = 1.0f / (1.0f + e);
    return x >= 0.0f ? s : (x != x ? x : e * s);
}

REEL_INLINE float reel_tanhf(float x) {
    float a = fabsf(x);
    float z = x * x;
    float p = -5.70498872745e-3f;
    p = p * z + 2.06390887954e-2f;
    p = p * z - 5.37397155531e-2f;
    p = p * z + 1.33314422036e-1f;
    p = p * z - 3.33332819422e-1f;
    float small = p * z * x + x;
    float large = 1.0f - 2.0f / (reel_expf(a + a) + 1.0f);
    large = x < 0.0f ? -large : large;
    return a < 0.625f ? small : (x != x ? x : large);
}

#endif
