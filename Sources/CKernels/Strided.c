#include "CKernels.h"

#include <string.h>

// Copies between a contiguous block and a strided view of another (slices, transpositions, flips, paddings), element
// by element of 4 or 8 bytes. Strides count elements and may be negative or, when gathering, 0.
#define REEL_STRIDED(TYPE, SUFFIX)                                                                                    \
    static void gather##SUFFIX(                                                                                       \
        const TYPE *view, TYPE *block, size_t rank, const int64_t *shape, const int64_t *strides) {                   \
        int64_t at[REEL_MAXIMUM_RANK] = {0};                                                                          \
        int64_t columns = rank ? shape[rank - 1] : 1, step = rank ? strides[rank - 1] : 1;                            \
        for (;;) {                                                                                                    \
            if (step == 1) memcpy(block, view, (size_t)columns * sizeof(TYPE));                                       \
            else                                                                                                      \
                for (int64_t i = 0; i < columns; i++) block[i] = view[i * step];                                      \
            block += columns;                                                                                         \
            size_t axis = rank ? rank - 1 : 0;                                                                        \
            for (;;) {                                                                                                \
                if (axis == 0) return;                                                                                \
                axis--;                                                                                               \
                view += strides[axis];                                                                                \
                if (++at[axis] < shape[axis]) break;                                                                  \
                view -= strides[axis] * shape[axis];                                                                  \
                at[axis] = 0;                                                                                         \
            }                                                                                                         \
        }                                                                                                             \
    }                                                                                                                 \
    static void scatter##SUFFIX(                                                                                      \
        const TYPE *block, TYPE *view, size_t rank, const int64_t *shape, const int64_t *strides) {                   \
        int64_t at[REEL_MAXIMUM_RANK] = {0};                                                                          \
        int64_t columns = rank ? shape[rank - 1] : 1, step = rank ? strides[rank - 1] : 1;                            \
        for (;;) {                                                                                                    \
            if (step == 1) memcpy(view, block, (size_t)columns * sizeof(TYPE));                                       \
            else                                                                                                      \
                for (int64_t i = 0; i < columns; i++) view[i * step] = block[i];                                      \
            block += columns;                                                                                         \
            size_t axis = rank ? rank - 1 : 0;                                                                        \
            for (;;) {                                                                                                \
                if (axis == 0) return;                                                                                \
                axis--;                                                                                               \
                view += strides[axis];                                                                                \
                if (++at[axis] < shape[axis]) break;                                                                  \
                view -= strides[axis] * shape[axis];                                                                  \
                at[axis] = 0;                                                                                         \
            }                                                                                                         \
        }                                                                                                             \
    }

REEL_STRIDED(uint32_t, 4)
REEL_STRIDED(uint64_t, 8)

void reel_gather(
    const void *view, void *block, size_t width, size_t rank, const int64_t *shape, const int64_t *strides) {
    if (width == 4) gather4(view, block, rank, shape, strides);
    else gather8(view, block, rank, shape, strides);
}

void reel_scatter(
    const void *block, void *view, size_t width, size_t rank, const int64_t *shape, const int64_t *strides) {
    if (width == 4) scatter4(block, view, rank, shape, strides);
    else scatter8(block, view, rank, shape, strides);
}
