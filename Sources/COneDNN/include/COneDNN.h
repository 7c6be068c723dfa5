// Convolution and transposed convolution through oneDNN, versions 2 and 3 behind one small interface. Tensors are
// contiguous float32, channels last: activations [n, x…, c], weights [k…, in, out].
#ifndef REEL_CONEDNN_H
#define REEL_CONEDNN_H

#if !__has_include(<dnnl.h>)
#error "dnnl.h is missing: apt-get install libdnnl-dev (Debian), brew install onednn (macOS)"
#endif
#include <stddef.h>
#include <stdint.h>

enum { REEL_FORWARD = 0, REEL_BACKWARD_DATA = 1, REEL_BACKWARD_WEIGHTS = 2 };

typedef struct {
    int32_t kind;        // one of the three above
    int32_t transposed;  // 0 or 1
    int32_t dimensions;  // spatial ones, 1 to 3
    int32_t has_bias;    // forward only
    int32_t adds;        // to what the result holds; forward only
    int32_t bfloat16;    // the first two operands of a run are bfloat16 (weights before packing and the result float32)
    int32_t team;        // OpenMP threads it is made for and run with
    int64_t batch, in_channels, out_channels;
    int64_t in[3], out[3], kernel[3], stride[3], before[3], after[3];
} reel_convolution_shape;

typedef struct reel_convolution reel_convolution;

// Null where oneDNN has no implementation for the shape; the caller has a plain one.
reel_convolution *reel_convolution_create(const reel_convolution_shape *shape);
void reel_convolution_destroy(reel_convolution *convolution);

// Bytes of scratch memory a run needs, aligned to 64.
size_t reel_convolution_scratch(const reel_convolution *convolution);

// A primitive may want its weights in a layout of its own. Bytes they take there, or 0 where it takes them as they are.
size_t reel_convolution_packed_bytes(const reel_convolution *convolution);
// Whether two take their weights in the same layout.
int reel_convolution_same_packing(const reel_convolution *a, const reel_convolution *b);
// Brings weights into that layout; for backward weights, from that layout into the plain one. Returns 0 on success.
int reel_convolution_pack(const reel_convolution *convolution, const float *from, void *to);

// forward:          result = convolve(first: input, second: weights) + bias
// backward data:    result = gradient of the input from (first: gradient of the output, second: weights)
// backward weights: result = gradient of the weights from (first: input, second: gradient of the output)
// Weights and their gradient are in the convolution's own layout; first and second are float32, or bfloat16 if it was
// made so. Returns 0 on success. May be called from several threads at once, each with scratch memory of its own.
int reel_convolution_run(
    const reel_convolution *convolution, const void *first, const void *second, const float *bias, float *result,
    void *scratch);

// Whether this processor computes with bfloat16.
int reel_onednn_has_bfloat16(void);

// "2.6.3"
const char *reel_onednn_version(void);

#endif
