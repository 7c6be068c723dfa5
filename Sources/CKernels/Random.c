#include "CKernels.h"
#include "Clones.h"

// Philox4x32-10 (Salmon et al., SC 2011), one block per four elements: what element i gets depends on the key and i
// alone, so chunks may be filled by any thread.
REEL_INLINE void philox(uint64_t counter, uint64_t key, uint32_t out[4]) {
    uint32_t c0 = (uint32_t)counter, c1 = (uint32_t)(counter >> 32), c2 = 0, c3 = 0;
    uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
    for (int round = 0; round < 10; round++) {
        uint64_t first = (uint64_t)c0 * 0xD2511F53u, second = (uint64_t)c2 * 0xCD9E8D57u;
        uint32_t n0 = (uint32_t)(second >> 32) ^ c1 ^ k0, n2 = (uint32_t)(first >> 32) ^ c3 ^ k1;
        c1 = (uint32_t)second;
        c3 = (uint32_t)first;
        c0 = n0;
        c2 = n2;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    out[0] = c0;
    out[1] = c1;
    out[2] = c2;
    out[3] = c3;
}

// Uniform in [0, 1) with 24 bits, elements first ..< first + n of the key's sequence; first is a multiple of 4.
REEL_CLONES void reel_uniform(float *restrict y, uint64_t first, size_t n, uint64_t key) {
    uint32_t words[4];
    for (size_t i = 0; i < n; i += 4) {
        philox((first + i) / 4, key, words);
        for (size_t j = 0; j < 4 && i + j < n; j++) y[i + j] = (float)(words[j] >> 8) * 0x1p-24f;
    }
}

// y = x / (1 - rate) where the element's draw is at least rate, else 0. The same call on the upstream gradient is the
// backward pass: the mask is drawn anew, never kept.
REEL_CLONES void reel_dropout(
    const float *restrict x, float *restrict y, uint64_t first, size_t n, uint64_t key, float rate) {
    float scale = 1.0f / (1.0f - rate);
    uint32_t words[4];
    for (size_t i = 0; i < n; i += 4) {
        philox((first + i) / 4, key, words);
        for (size_t j = 0; j < 4 && i + j < n; j++) {
            float draw = (float)(words[j] >> 8) * 0x1p-24f;
            y[i + j] = draw >= rate ? x[i + j] * scale : 0.0f;
        }
    }
}
