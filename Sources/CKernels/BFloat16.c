#include "CKernels.h"
#include "VectorMath.h"

// bfloat16 is the upper half of a float32.

// Rounds to nearest, ties to even; a NaN stays one.
REEL_CLONES void reel_to_bfloat16(const float *restrict x, uint16_t *restrict y, size_t n) {
    for (size_t i = 0; i < n; i++) {
        uint32_t bits = (uint32_t)reel_bits(x[i]);
        uint32_t rounded = (bits + 0x7fff + (bits >> 16 & 1)) >> 16;
        y[i] = (uint16_t)(x[i] != x[i] ? (bits >> 16 | 0x40) : rounded);
    }
}

REEL_CLONES void reel_from_bfloat16(const uint16_t *restrict x, float *restrict y, size_t n) {
    for (size_t i = 0; i < n; i++) y[i] = reel_float((int32_t)((uint32_t)x[i] << 16));
}
