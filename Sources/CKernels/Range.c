#include "CKernels.h"
#include "Clones.h"

#include <string.h>

/// The bits of a float as an integer in the order of the numbers, and back: that vectorises where comparing floats, with
/// their NaNs, does not.
REEL_INLINE int32_t ordered(int32_t bits) { return bits ^ ((bits >> 31) & 0x7fffffff); }

// The least and the largest finite element; how many are not finite. Where none is finite, `least` and `most` are NaN.
REEL_CLONES size_t reel_finite_range(const float *restrict x, size_t n, float *restrict least, float *restrict most) {
    int32_t low = INT32_MAX, high = INT32_MIN;
    size_t odd = 0;
    while (n > 0) {
        // Counted in 32 bits, as wide as the elements.
        size_t part = n < 1 << 20 ? n : 1 << 20;
        int32_t odd_here = 0;
        for (size_t i = 0; i < part; i++) {
            int32_t bits;
            memcpy(&bits, x + i, sizeof bits);
            int is_finite = (bits & 0x7f800000) != 0x7f800000;
            int32_t below = is_finite ? ordered(bits) : INT32_MAX, above = is_finite ? ordered(bits) : INT32_MIN;
            low = below < low ? below : low;
            high = above > high ? above : high;
            odd_here += !is_finite;
        }
        odd += (size_t)odd_here;
        x += part;
        n -= part;
    }
    low = ordered(low);
    high = ordered(high);
    memcpy(least, &low, sizeof low);
    memcpy(most, &high, sizeof high);
    return odd;
}
