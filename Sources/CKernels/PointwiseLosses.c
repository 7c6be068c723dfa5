#include "PointwiseLoss.h"

// A probability and its complement are held above a margin; the slope there stands for all beyond it.
REEL_INLINE reel_row held(reel_row p, float margin) { return p < margin ? margin : p; }
// p over what it is held at
REEL_INLINE reel_row share(reel_row p, float margin) { return p < margin ? p * (1.0f / margin) : 1.0f; }

// Whether no target lies between 0 and 1: then one of two terms is 0, and need not be computed.
REEL_INLINE int is_hard(reel_row y) { return !__builtin_reduce_or(y * (1.0f - y) != 0.0f); }

// MARK: Cross entropy; a: the margin

REEL_INLINE struct reel_value_and_slope binary_cross_entropy_of(
    reel_row p, reel_row q, reel_row y, const float *a, int by_logit) {
    reel_row inside = held(p, a[0]), outside = held(q, a[0]);
    reel_row value;
    if (is_hard(y))
        value = -reel_logf(y == 0.0f ? outside : inside);
    else
        value = -(y * reel_logf(inside) + (1.0f - y) * reel_logf(outside));
    return (struct reel_value_and_slope){
        value,
        by_logit ? (1.0f - y) * p * share(q, a[0]) - y * q * share(p, a[0]) : (1.0f - y) / outside - y / inside,
    };
}
REEL_POINTWISE_LOSS(binary_cross_entropy, binary_cross_entropy_of)

// MARK: Squares; a: the scale

REEL_INLINE struct reel_value_and_slope squared_distance_of(
    reel_row p, reel_row q, reel_row y, const float *a, int by_logit) {
    reel_row distance = p - a[0] * (2.0f * y - 1.0f);
    return (struct reel_value_and_slope){distance * distance, through_sigmoid(p, q, 2.0f * distance, by_logit)};
}
REEL_POINTWISE_LOSS(squared_distance, squared_distance_of)

REEL_INLINE struct reel_value_and_slope squared_error_of(
    reel_row p, reel_row q, reel_row y, const float *a, int by_logit) {
    (void)a, (void)q;
    return (struct reel_value_and_slope){(p - y) * (p - y), through_sigmoid(p, q, 2.0f * (p - y), by_logit)};
}
REEL_POINTWISE_LOSS(squared_error, squared_error_of)

// MARK: Focal loss; a: the margin, the weight of the inside, γ

// −q^γ log p and its slope by p, where q is 1 − p.
REEL_INLINE struct reel_value_and_slope focal_part(reel_row p, reel_row q, float gamma) {
    reel_row logarithm = reel_logf(p), power = reel_raised(q, gamma);
    return (struct reel_value_and_slope){
        -power * logarithm, gamma * reel_raised(q, gamma - 1.0f) * logarithm - power / p,
    };
}
REEL_INLINE struct reel_value_and_slope binary_focal_of(
    reel_row p, reel_row q, reel_row y, const float *a, int by_logit) {
    reel_row in = held(p, a[0]), out = held(q, a[0]), of_inside = a[1] * y, of_outside = (1.0f - a[1]) * (1.0f - y);
    if (is_hard(y)) {
        reel_whole_row is_out = y == 0.0f;
        struct reel_value_and_slope part = focal_part(is_out ? out : in, is_out ? in : out, a[2]);
        reel_row value = (is_out ? of_outside : of_inside) * part.value;
        reel_row slope = (is_out ? -of_outside : of_inside) * part.slope;
        return (struct reel_value_and_slope){value, through_sigmoid(p, q, slope, by_logit)};
    }
    struct reel_value_and_slope inside = focal_part(in, out, a[2]), outside = focal_part(out, in, a[2]);
    return (struct reel_value_and_slope){
        of_inside * inside.value + of_outside * outside.value,
        through_sigmoid(p, q, of_inside * inside.slope - of_outside * outside.slope, by_logit),
    };
}
REEL_POINTWISE_LOSS(binary_focal, binary_focal_of)

// MARK: A power of cross entropy; a: the margin, the power. Both ends are held, where a power below 1 is infinitely steep.

REEL_INLINE struct reel_value_and_slope power_of_surprise(reel_row p, const float *a) {
    reel_row kept = held(p, a[0]), surprise = -reel_logf(kept > 1.0f - a[0] ? 1.0f - a[0] : kept);
    return (struct reel_value_and_slope){
        reel_raised(surprise, a[1]), -a[1] * reel_raised(surprise, a[1] - 1.0f) / held(p, a[0]),
    };
}
REEL_INLINE struct reel_value_and_slope power_of_cross_entropy_of(
    reel_row p, reel_row q, reel_row y, const float *a, int by_logit) {
    struct reel_value_and_slope inside = power_of_surprise(p, a), outside = power_of_surprise(q, a);
    return (struct reel_value_and_slope){
        y * inside.value + (1.0f - y) * outside.value,
        through_sigmoid(p, q, y * inside.slope - (1.0f - y) * outside.slope, by_logit),
    };
}
REEL_POINTWISE_LOSS(power_of_cross_entropy, power_of_cross_entropy_of)

// MARK: The adaptive wing; a: ω, θ, ε, α

// v^power by lanes, 0 where v is 0.
REEL_INLINE reel_row powered(reel_row v, reel_row power) { return v == 0.0f ? 0.0f : reel_expf(power * reel_logf(v)); }

REEL_INLINE struct reel_value_and_slope adaptive_wing_of(
    reel_row p, reel_row q, reel_row y, const float *a, int by_logit) {
    reel_row distance = __builtin_elementwise_abs(y - p), power = a[3] - y;
    // Beyond θ the loss goes on along its tangent there.
    reel_row bent = (distance < a[1] ? distance : a[1]) / a[2], of_bent = powered(bent, power - 1.0f), ratio = of_bent * bent;
    reel_row steepness = a[0] / a[2] * power * of_bent / (1.0f + ratio);
    reel_row beyond = distance < a[1] ? 0.0f : distance - a[1];
    reel_row slope = p > y ? steepness : (p < y ? -steepness : 0.0f);
    return (struct reel_value_and_slope){
        a[0] * reel_log1pf(ratio) + steepness * beyond, through_sigmoid(p, q, slope, by_logit),
    };
}
REEL_POINTWISE_LOSS(adaptive_wing, adaptive_wing_of)
