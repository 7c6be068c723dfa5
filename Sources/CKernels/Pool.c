#include "CKernels.h"
#include "Clones.h"

#include <string.h>

// Windows of size^3 over [n, x, y, z, c] (sizes of 1 stand for missing axes); the result has `out` places. Rows are
// results along the last spatial axis; `first` ..< `last` of n * out[0] * out[1] of them are done.
typedef struct {
    size_t in[3], out[3], size[3], channels;
} windows;

REEL_INLINE const float *window(const float *x, const windows *w, size_t row, size_t place) {
    size_t n = row / (w->out[0] * w->out[1]), i = row / w->out[1] % w->out[0], j = row % w->out[1];
    size_t at = ((n * w->in[0] + i * w->size[0]) * w->in[1] + j * w->size[1]) * w->in[2] + place * w->size[2];
    return x + at * w->channels;
}

REEL_INLINE windows describe(const int64_t *in, const int64_t *out, const int64_t *size, int64_t channels) {
    windows w;
    for (int i = 0; i < 3; i++) {
        w.in[i] = (size_t)in[i];
        w.out[i] = (size_t)out[i];
        w.size[i] = (size_t)size[i];
    }
    w.channels = (size_t)channels;
    return w;
}

REEL_CLONES void reel_max_pool(
    const float *restrict x, float *restrict y, const int64_t *in, const int64_t *out, const int64_t *size,
    int64_t channels, size_t first, size_t last) {
    windows w = describe(in, out, size, channels);
    for (size_t row = first; row < last; row++)
        for (size_t place = 0; place < w.out[2]; place++) {
            const float *corner = window(x, &w, row, place);
            float *to = y + (row * w.out[2] + place) * w.channels;
            memcpy(to, corner, w.channels * sizeof(float));
            for (size_t i = 0; i < w.size[0]; i++)
                for (size_t j = 0; j < w.size[1]; j++)
                    for (size_t k = 0; k < w.size[2]; k++) {
                        const float *from = corner + ((i * w.in[1] + j) * w.in[2] + k) * w.channels;
                        for (size_t c = 0; c < w.channels; c++)
                            to[c] = from[c] > to[c] || from[c] != from[c] ? from[c] : to[c];
                    }
        }
}

// The gradient goes to the first place of the window that holds its largest value; dx is zero before. `free` has a flag
// for each channel.
REEL_CLONES void reel_max_pool_gradient(
    const float *restrict x, const float *restrict y, const float *restrict dy, float *restrict dx, const int64_t *in,
    const int64_t *out, const int64_t *size, int64_t channels, size_t first, size_t last, float *restrict rest) {
    windows w = describe(in, out, size, channels);
    for (size_t row = first; row < last; row++)
        for (size_t place = 0; place < w.out[2]; place++) {
            const float *corner = window(x, &w, row, place);
            size_t result = (row * w.out[2] + place) * w.channels;
            memcpy(rest, dy + result, w.channels * sizeof(float));
            for (size_t i = 0; i < w.size[0]; i++)
                for (size_t j = 0; j < w.size[1]; j++)
                    for (size_t k = 0; k < w.size[2]; k++) {
                        size_t step = ((i * w.in[1] + j) * w.in[2] + k) * w.channels;
                        const float *from = corner + step;
                        float *to = dx + (from - x);
                        for (size_t c = 0; c < w.channels; c++) {
                            int here = from[c] == y[result + c];
                            to[c] = here ? rest[c] : 0.0f;
                            rest[c] = here ? 0.0f : rest[c];
                        }
                    }
        }
}

// y [.., out, c] from x [.., in, c] with out = in * size: each element repeated. Rows are inputs along the last axis:
// first ..< last of n * in[0] * in[1]; the line made of one is copied to its repeats.
REEL_CLONES void reel_upsample(
    const float *restrict x, float *restrict y, const int64_t *in, const int64_t *size, int64_t channels, size_t first,
    size_t last) {
    size_t width = (size_t)channels, out1 = (size_t)(in[1] * size[1]), out0 = (size_t)(in[0] * size[0]);
    size_t line = (size_t)(in[2] * size[2]) * width;
    for (size_t row = first; row < last; row++) {
        size_t n = row / (size_t)(in[0] * in[1]), i = row / (size_t)in[1] % (size_t)in[0], j = row % (size_t)in[1];
        const float *from = x + row * (size_t)in[2] * width;
        float *start = y + ((n * out0 + i * (size_t)size[0]) * out1 + j * (size_t)size[1]) * line, *to = start;
        for (int64_t k = 0; k < in[2]; k++, from += width)
            for (int64_t repeat = 0; repeat < size[2]; repeat++, to += width) {
                if (width % 8 == 0)
                    for (size_t c = 0; c < width; c += 8) memcpy(to + c, from + c, 8 * sizeof(float));
                else
                    for (size_t c = 0; c < width; c++) to[c] = from[c];
            }
        for (size_t a = 0; a < (size_t)size[0]; a++)
            for (size_t b = 0; b < (size_t)size[1]; b++)
                if (a + b > 0) memcpy(start + (a * out1 + b) * line, start, line * sizeof(float));
    }
}

// The sum over each element's repeats. Rows are inputs along the last axis: first ..< last of n * in[0] * in[1].
REEL_CLONES void reel_upsample_gradient(
    const float *restrict dy, float *restrict dx, const int64_t *in, const int64_t *size, int64_t channels, size_t first,
    size_t last) {
    size_t width = (size_t)channels, out1 = (size_t)(in[1] * size[1]), out0 = (size_t)(in[0] * size[0]);
    size_t out2 = (size_t)(in[2] * size[2]);
    for (size_t row = first; row < last; row++) {
        size_t n = row / (size_t)(in[0] * in[1]), i = row / (size_t)in[1] % (size_t)in[0], j = row % (size_t)in[1];
        float *to = dx + row * (size_t)in[2] * width;
        memset(to, 0, (size_t)in[2] * width * sizeof(float));
        for (size_t a = 0; a < (size_t)size[0]; a++)
            for (size_t b = 0; b < (size_t)size[1]; b++) {
                size_t line = (n * out0 + i * (size_t)size[0] + a) * out1 + j * (size_t)size[1] + b;
                const float *from = dy + line * out2 * width;
                for (int64_t k = 0; k < in[2]; k++)
                    for (int64_t repeat = 0; repeat < size[2]; repeat++, from += width)
                        for (size_t c = 0; c < width; c++) to[(size_t)k * width + c] += from[c];
            }
    }
}
