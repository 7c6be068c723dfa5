// Included by VectorMath.h once for numbers and once for rows of them (REEL_REAL, REEL_WHOLE).
#define REEL_FUNCTION __attribute__((overloadable)) REEL_INLINE

REEL_FUNCTION REEL_REAL reel_float(REEL_WHOLE bits) {
    REEL_REAL value;
    memcpy(&value, &bits, sizeof(value));
    return value;
}

REEL_FUNCTION REEL_WHOLE reel_bits(REEL_REAL value) {
    REEL_WHOLE bits;
    memcpy(&bits, &value, sizeof(bits));
    return bits;
}

// Polynomials are summed in pairs and pairs of these: their parts do not wait for each other.

// e^r − 1 and e^r for r up to log 2 / 2 on either side of 0.
REEL_FUNCTION REEL_REAL reel_expm1f_near_zero(REEL_REAL r) {
    REEL_REAL square = r * r;
    REEL_REAL low = 5.0000001201e-1f + 1.6666665459e-1f * r;
    REEL_REAL middle = 4.1665795894e-2f + 8.3334519073e-3f * r;
    REEL_REAL high = 1.3981999507e-3f + 1.9875691500e-4f * r;
    REEL_REAL p = low + square * (middle + square * high);
    return p * square + r;
}

REEL_FUNCTION REEL_REAL reel_expf_near_zero(REEL_REAL r) { return reel_expm1f_near_zero(r) + 1.0f; }

REEL_FUNCTION REEL_REAL reel_expf(REEL_REAL x) {
    // Below -104 the result is 0 and above 89 infinite; the comparison keeps a NaN what it is.
    REEL_REAL limited = x < -104.0f ? -104.0f : (x > 89.0f ? 89.0f : x);
    REEL_REAL shifted = limited * 1.44269504088896341f + 12582912.0f;  // 1.5 * 2^23 rounds to nearest
    REEL_WHOLE n = reel_bits(shifted) - 0x4b400000;
    REEL_REAL k = shifted - 12582912.0f;
    REEL_REAL r = limited - k * 0.693359375f;
    r = r - k * -2.12194440e-4f;
    REEL_REAL y = reel_expf_near_zero(r);
    // 2^n in two factors reaches both denormals and overflow.
    REEL_WHOLE half = n >> 1;
    REEL_REAL low = reel_float((half + 127) << 23);
    REEL_REAL high = reel_float((n - half + 127) << 23);
    REEL_REAL result = y * low * high;
    return x != x ? x : result;
}

// e^x for x between −87.3 and 87.3, at half of the cost; something else for what is not a number.
REEL_FUNCTION REEL_REAL reel_expf_within(REEL_REAL x) {
    REEL_REAL shifted = x * 1.44269504088896341f + 12582912.0f;
    REEL_REAL k = shifted - 12582912.0f;
    REEL_REAL r = x - k * 0.693359375f;
    r = r - k * -2.12194440e-4f;
    REEL_REAL y = reel_expf_near_zero(r);
    // The exponent is what rounding left in the last bits.
    return reel_float(reel_bits(y) + (reel_bits(shifted) << 23));
}

// e^x for x up to 0, with 0 in place of denormal numbers.
REEL_FUNCTION REEL_REAL reel_expf_of_negative(REEL_REAL x) {
    REEL_REAL result = reel_expf_within(x);
    return x >= -87.3f ? result : (x != x ? x : 0.0f);
}

// e^x − 1 for x up to 0, exact to rounding also where e^x rounds to 1.
REEL_FUNCTION REEL_REAL reel_expm1f_of_negative(REEL_REAL x) {
    REEL_REAL near = reel_expm1f_near_zero(x < -0.34657359f ? 0.0f : x);
    REEL_REAL result = x < -0.34657359f ? reel_expf(x) - 1.0f : near;
    return x != x ? x : result;
}

REEL_FUNCTION REEL_REAL reel_logf(REEL_REAL x) {
    // Denormals are scaled up first.
    REEL_WHOLE small = x < 1.17549435e-38f;
    REEL_REAL scaled = small ? x * 8388608.0f : x;
    REEL_WHOLE bits = reel_bits(scaled);
    REEL_REAL e = REEL_CONVERT((bits >> 23) - 126) - (small ? 23.0f : 0.0f);
    REEL_REAL m = reel_float((bits & 0x007fffff) | 0x3f000000);  // in [0.5, 1)
    REEL_WHOLE is_low = m < 0.707106781186547524f;
    e = is_low ? e - 1.0f : e;
    REEL_REAL f = (is_low ? m + m : m) - 1.0f;
    REEL_REAL z = f * f;
    REEL_REAL fourth = z * z;
    REEL_REAL low = (3.3333331174e-1f - 2.4999993993e-1f * f) + z * (2.0000714765e-1f - 1.6668057665e-1f * f);
    REEL_REAL high = (1.4249322787e-1f - 1.2420140846e-1f * f) + z * (1.1676998740e-1f - 1.1514610310e-1f * f);
    REEL_REAL p = low + fourth * (high + fourth * 7.0376836292e-2f);
    REEL_REAL y = f * z * p;
    y = y + -2.12194440e-4f * e;
    y = y - 0.5f * z;
    REEL_REAL result = f + y + 0.693359375f * e;
    result = x == 0.0f ? -INFINITY : result;
    result = x < 0.0f ? NAN : result;
    result = x == INFINITY ? INFINITY : result;
    return x != x ? x : result;
}

// log(1 + u) for u in [0, 1], exact to rounding also where 1 + u rounds to 1.
REEL_FUNCTION REEL_REAL reel_log1pf(REEL_REAL u) {
    REEL_REAL w = 1.0f + u;
    REEL_REAL d = w - 1.0f;
    REEL_REAL corrected = reel_logf(w) * u / (d == 0.0f ? 1.0f : d);
    return d == 0.0f ? u : corrected;
}

// 1 / (1 + e^−x), with 0 in place of denormal numbers.
REEL_FUNCTION REEL_REAL reel_sigmoidf(REEL_REAL x) {
    REEL_REAL result = 1.0f / (1.0f + reel_expf_within(x > 87.3f ? -87.3f : -x));
    return x >= -87.3f ? result : (x != x ? x : 0.0f);
}

// The same, with 1 − it beside it: where that is small it is e^−x / (1 + e^−x), in which nothing cancels.
REEL_FUNCTION REEL_REAL reel_sigmoid_and_restf(REEL_REAL x, REEL_REAL *rest) {
    REEL_REAL power = reel_expf_within(x > 87.3f ? -87.3f : -x), result = 1.0f / (1.0f + power);
    REEL_REAL p = x >= -87.3f ? result : (x != x ? x : 0.0f);
    *rest = x > 0.0f ? power * result : 1.0f - p;
    return p;
}

REEL_FUNCTION REEL_REAL reel_tanhf(REEL_REAL x) {
    REEL_REAL a = REEL_ABSOLUTE(x);
    REEL_REAL z = x * x;
    REEL_REAL p = -5.70498872745e-3f;
    p = p * z + 2.06390887954e-2f;
    p = p * z - 5.37397155531e-2f;
    p = p * z + 1.33314422036e-1f;
    p = p * z - 3.33332819422e-1f;
    REEL_REAL small = p * z * x + x;
    REEL_REAL large = 1.0f - 2.0f / (reel_expf(a + a) + 1.0f);
    large = x < 0.0f ? -large : large;
    return a < 0.625f ? small : (x != x ? x : large);
}

#undef REEL_FUNCTION
#undef REEL_REAL
#undef REEL_WHOLE
#undef REEL_CONVERT
#undef REEL_ABSOLUTE
