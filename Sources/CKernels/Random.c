#include "CKernels.h"
#include "Clones.h"

#include <string.h>

// Philox4x32-10 (Salmon et al., SC 2011), one block per four elements: what element i gets depends on the key and i
// alone, so chunks may be filled by any thread. Eight blocks are computed side by side, each word in the low half of 64
// bits, where products need the room; written with vector types, because loops over arrays were not vectorised.
#define REEL_DRAWS 32

typedef uint64_t words __attribute__((vector_size(64)));
typedef int32_t integers __attribute__((vector_size(64)));
typedef float floats __attribute__((vector_size(64)));

// The draws of blocks first ..< first + 8, uniform in [0, 1) with 24 bits.
REEL_INLINE void philox(uint64_t first, uint64_t key, floats draws[2]) {
    const words low = (words){0} + 0xFFFFFFFFu;
    words counter = first + (words){0, 1, 2, 3, 4, 5, 6, 7};
    words c0 = counter & low, c1 = counter >> 32, c2 = {0}, c3 = {0};
    uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
    for (int round = 0; round < 10; round++) {
        words one = (c0 & low) * 0xD2511F53u, other = (c2 & low) * 0xCD9E8D57u;
        c0 = (other >> 32) ^ c1 ^ k0;
        c1 = other & low;
        c2 = (one >> 32) ^ c3 ^ k1;
        c3 = one & low;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    // The upper 24 bits of each word, words in the order of their blocks.
    words a = (c0 >> 8) | (c1 >> 8) << 32, b = (c2 >> 8) | (c3 >> 8) << 32;
    integers front = (integers)__builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
    integers back = (integers)__builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
    draws[0] = __builtin_convertvector(front, floats) * 0x1p-24f;
    draws[1] = __builtin_convertvector(back, floats) * 0x1p-24f;
}

// Elements first ..< first + n of the key's sequence; first is a multiple of 4.
REEL_CLONES void reel_uniform(float *restrict y, uint64_t first, size_t n, uint64_t key) {
    floats draws[2];
    for (size_t i = 0; i < n; i += REEL_DRAWS) {
        philox((first + i) / 4, key, draws);
        memcpy(y + i, draws, (n - i < REEL_DRAWS ? n - i : REEL_DRAWS) * sizeof(float));
    }
}

// Of 32 elements, or as many as there are left.
REEL_INLINE void drop(
    const float *x, float *y, uint64_t first, size_t n, uint64_t key, float rate, float scale) {
    floats draws[2], values[2] = {{0}};
    philox(first / 4, key, draws);
    memcpy(values, x, n * sizeof(float));
    for (int half = 0; half < 2; half++)
        values[half] = (floats)((integers)(values[half] * scale) & (draws[half] >= rate));
    memcpy(y, values, n * sizeof(float));
}

// y = x / (1 - rate) where the element's draw is at least rate, else 0. The same call on the upstream gradient is the
// backward pass: the mask is drawn anew, never kept.
REEL_CLONES void reel_dropout(
    const float *restrict x, float *restrict y, uint64_t first, size_t n, uint64_t key, float rate) {
    float scale = 1.0f / (1.0f - rate);
    size_t i = 0;
    for (; i + REEL_DRAWS <= n; i += REEL_DRAWS) drop(x + i, y + i, first + i, REEL_DRAWS, key, rate, scale);
    if (i < n) drop(x + i, y + i, first + i, n - i, key, rate, scale);
}
