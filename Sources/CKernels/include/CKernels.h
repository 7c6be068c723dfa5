// Loops over float32, written plainly so that the compiler vectorises them. Nothing here allocates or knows of threads:
// Swift cuts the work into chunks of fixed size.
#ifndef REEL_CKERNELS_H
#define REEL_CKERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define REEL_MAXIMUM_RANK 16

// Unary.c: y = f(x), downstream = upstream * f'(x); p and q are the function's parameters.
#define REEL_DECLARE_UNARY(NAME)                                                                                      \
    void reel_##NAME(const float *x, float *y, size_t n, float p, float q);                                           \
    void reel_##NAME##_gradient(                                                                                      \
        const float *x, const float *y, const float *upstream, float *downstream, size_t n, float p, float q)
REEL_DECLARE_UNARY(negate);
REEL_DECLARE_UNARY(exp);
REEL_DECLARE_UNARY(log);
REEL_DECLARE_UNARY(sqrt);
REEL_DECLARE_UNARY(abs);
REEL_DECLARE_UNARY(square);
REEL_DECLARE_UNARY(tanh);
REEL_DECLARE_UNARY(sigmoid);
REEL_DECLARE_UNARY(leaky_relu);
REEL_DECLARE_UNARY(elu);
REEL_DECLARE_UNARY(softplus);
REEL_DECLARE_UNARY(clip);
REEL_DECLARE_UNARY(power_scalar);

// Binary.c: y = f(a, b) over rows x columns with a stride per row and 0 or 1 per column.
#define REEL_DECLARE_BINARY(NAME)                                                                                     \
    void reel_##NAME(                                                                                                 \
        const float *a, const float *b, float *y, size_t rows, size_t columns, ptrdiff_t a_row, ptrdiff_t a_column,   \
        ptrdiff_t b_row, ptrdiff_t b_column)
REEL_DECLARE_BINARY(add);
REEL_DECLARE_BINARY(subtract);
REEL_DECLARE_BINARY(multiply);
REEL_DECLARE_BINARY(divide);
REEL_DECLARE_BINARY(power);
REEL_DECLARE_BINARY(floored_remainder);
REEL_DECLARE_BINARY(floored_quotient);
REEL_DECLARE_BINARY(maximum);
REEL_DECLARE_BINARY(minimum);
REEL_DECLARE_BINARY(equal);
REEL_DECLARE_BINARY(not_equal);
REEL_DECLARE_BINARY(less);
REEL_DECLARE_BINARY(less_equal);
void reel_accumulate(float *sum, const float *x, size_t n);
void reel_select(const float *condition, const float *a, const float *b, float *y, size_t n);

// BFloat16.c
void reel_to_bfloat16(const float *x, uint16_t *y, size_t n);
void reel_from_bfloat16(const uint16_t *x, float *y, size_t n);

// Reduce.c
double reel_sum(const float *x, size_t n);
void reel_sum_columns(const float *x, size_t rows, size_t columns, double *sums);
void reel_extreme_columns(const float *x, size_t rows, size_t columns, float sign, float *best, int64_t *index);

// Distances.c: the nearest mark of each voxel of a plane, as its place in the plane, or -1. `values`, `starts` and `sites` have
// room for the longest axis, `block` for REEL_DISTANCE_BLOCK of them.
#define REEL_DISTANCE_BLOCK 16
void reel_nearest_in_plane(
    const bool *marks, int32_t *places, size_t rows, size_t columns, double row_spacing, double column_spacing,
    double *values, double *starts, int32_t *sites, int32_t *block);
// How many voxels are asked for in a row of all planes, and the distances from them to the nearest mark of any plane.
size_t reel_count_in_row(const bool *asked, size_t planes, size_t rows, size_t columns, size_t row);
void reel_distances_in_row(
    const int32_t *places, const bool *asked, double *distances, size_t planes, size_t rows, size_t columns, size_t row,
    const double *spacing, double *values, double *starts, int32_t *sites, int32_t *block);
// The voxels of a plane inside a mask that have a face-neighbour outside, or lie at the border along an axis that there is;
// how many.
size_t reel_surface_of_plane(
    const bool *mask, const bool *ignored, bool *surface, size_t planes, size_t rows, size_t columns, size_t plane,
    bool has_planes, bool has_rows);

// Range.c: how many of the elements are not finite.
size_t reel_finite_range(const float *x, size_t n, float *least, float *most);

// What losses of regions are given: probabilities, these as the sigmoid of logits by which the slopes are wanted, or the logits.
enum reel_prediction { REEL_PROBABILITIES, REEL_SIGMOID, REEL_LOGITS };

// PointwiseLosses.c: the prediction x, the target y and the weights w (or null) of each element; a points to
// REEL_LOSS_PARAMETERS numbers. The sum over elements, and where dx is not null its gradient times a factor.
#define REEL_LOSS_PARAMETERS 4
#define REEL_DECLARE_POINTWISE_LOSS(NAME)                                                                             \
    double reel_##NAME(                                                                                               \
        const float *x, const float *y, const float *w, float *dx, size_t n, const float *a, float factor,            \
        enum reel_prediction kind)
REEL_DECLARE_POINTWISE_LOSS(binary_cross_entropy);
REEL_DECLARE_POINTWISE_LOSS(squared_distance);
REEL_DECLARE_POINTWISE_LOSS(squared_error);
REEL_DECLARE_POINTWISE_LOSS(binary_focal);
REEL_DECLARE_POINTWISE_LOSS(power_of_cross_entropy);
REEL_DECLARE_POINTWISE_LOSS(adaptive_wing);

// Overlaps.c: p (or null) takes the sigmoid of logits.
void reel_overlap_columns(
    const float *x, const float *y, const float *w, float *p, size_t rows, size_t columns, float exponent,
    enum reel_prediction kind, double *sums);
void reel_overlap_slopes(
    const float *x, const float *y, const float *w, float *dx, size_t rows, size_t columns, float exponent,
    enum reel_prediction kind, const float *slope, const float *factor);

// Sets of leaves: each voxel's index into a table. Leaf c is in set s where bit c % 32 of bits[c / 32 * sets + s] is 1. The
// last set is the empty one, of voxels that do not count. Logits are [voxels, leaves], of 1 to REEL_MAXIMUM_LEAVES leaves.
#define REEL_MAXIMUM_LEAVES 1024
struct reel_leaf_sets {
    const uint32_t *bits;
    const float *size;
    size_t sets, leaves;
};

// SetLosses.c: weights are of each set. The sum over voxels, and where dz is not null its gradient times a factor.
double reel_set_cross_entropy(
    struct reel_leaf_sets table, const uint16_t *set, const float *z, float *dz, size_t voxels, const float *weights,
    float factor);
double reel_set_focal(
    struct reel_leaf_sets table, const uint16_t *set, const float *z, float *dz, size_t voxels, const float *weights,
    float a, float factor);

// SetOverlaps.c: shares and counts are of each set; p (or null) takes the softmax.
void reel_set_overlap_sums(
    struct reel_leaf_sets table, const uint16_t *set, const float *z, float *p, size_t voxels, const float *shares,
    const float *counts, int is_squared, double *sums);
void reel_set_overlap_slopes(
    struct reel_leaf_sets table, const uint16_t *set, const float *z, float *dz, size_t voxels, const float *shares,
    const float *counts, int is_squared, int is_kept, const float *by_common, const float *by_predicted);

// Marginalise.c
void reel_marginalise(
    struct reel_leaf_sets table, const uint16_t *set, const float *p, float *phi, size_t voxels, const float *shares);
void reel_set_targets(
    struct reel_leaf_sets table, const uint16_t *set, float *psi, size_t voxels, const float *shares);

// MembershipLoss.c: logits are [voxels, leaves − 1]. The sum over what is known, and where dz is not null its gradient times a
// factor; how much is known.
double reel_membership(
    struct reel_leaf_sets table, const uint16_t *set, const float *z, const float *added, float *dz, size_t voxels,
    const float *counts, float factor, double *known);

// Strided.c: width is 4 or 8 bytes an element.
void reel_gather(
    const void *view, void *block, size_t width, size_t rank, const int64_t *shape, const int64_t *strides);
void reel_scatter(
    const void *block, void *view, size_t width, size_t rank, const int64_t *shape, const int64_t *strides);

// Normalise.c: rows of channels with coefficients per channel.
void reel_moments(
    const float *x, size_t rows, size_t channels, const float *shift, double *sums, double *squares);
void reel_scale_offset(
    const float *x, float *y, size_t rows, size_t channels, const float *centre, const float *scale,
    const float *offset, float slope);
void reel_scale_offset_gradient_sums(
    const float *x, const float *dy, size_t rows, size_t channels, const float *centre, const float *scale,
    const float *offset, float slope, double *sums, double *products);
void reel_scale_offset_gradient(
    const float *x, const float *dy, float *dx, size_t rows, size_t channels, const float *centre, const float *scale,
    const float *offset, const float *a, const float *b, float slope);

// Rectify.c: the same with a leaky ReLU first, whose result may stand where its input stood.
void reel_rectify(float *y, size_t n, float slope);
void reel_rectified_scale_offset(
    const float *x, float *y, size_t rows, size_t channels, const float *scale, const float *offset, float slope);
void reel_rectified_scale_offset_gradient(
    const float *x, const float *dy, float *dx, size_t rows, size_t channels, const float *scale, float slope,
    double *sums, double *products);

// Pool.c: windows over [n, x, y, z, c]; rows first ..< last (see there).
void reel_max_pool(
    const float *x, float *y, const int64_t *in, const int64_t *out, const int64_t *size, int64_t channels, size_t first,
    size_t last);
void reel_max_pool_gradient(
    const float *x, const float *y, const float *dy, float *dx, const int64_t *in, const int64_t *out,
    const int64_t *size, int64_t channels, size_t first, size_t last, float *rest);
void reel_upsample(
    const float *x, float *y, const int64_t *in, const int64_t *size, int64_t channels, size_t first, size_t last);
void reel_upsample_gradient(
    const float *dy, float *dx, const int64_t *in, const int64_t *size, int64_t channels, size_t first, size_t last);

// Sha256.c: turns a state of eight words over blocks of 64 bytes; plainly the same without instructions of its own.
void reel_sha256(uint32_t *state, const uint8_t *bytes, size_t blocks);
void reel_sha256_plain(uint32_t *state, const uint8_t *bytes, size_t blocks);

// Random.c
void reel_uniform(float *y, uint64_t first, size_t n, uint64_t key);
void reel_dropout(const float *x, float *y, uint64_t first, size_t n, uint64_t key, float rate);

// Optimize.c
struct reel_adam_factors {
    float scale, pull, beta1, beta2, size, correction, epsilon, decay;
};
void reel_adam(
    float *value, float *first, float *second, const float *gradient, size_t n, struct reel_adam_factors factors);
void reel_sgd(
    float *value, float *velocity, const float *gradient, size_t n, float scale, float pull, float momentum, float rate);

// ThreadState.c: what the tape keeps for each thread.
int *reel_tape_pauses(void);
void **reel_release_list(void);

// Processors.c
int reel_available_processors(void);

#endif
