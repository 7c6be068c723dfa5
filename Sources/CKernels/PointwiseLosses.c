#include "PointwiseLoss.h"

// MARK: Cross entropy; a: the margin

REEL_PROBABILITY_LOSS(
    binary_cross_entropy, -(y * reel_logf(held(p, a[0])) + (1.0f - y) * reel_logf(held(1.0f - p, a[0]))),
    (1.0f - y) / held(1.0f - p, a[0]) - y / held(p, a[0]),
    (1.0f - y) * p * share(1.0f - p, a[0]) - y * (1.0f - p) * share(p, a[0]))

// MARK: Squares; a: the scale

REEL_POINTWISE_LOSS(
    squared_distance, (p - a[0] * (2.0f * y - 1.0f)) * (p - a[0] * (2.0f * y - 1.0f)),
    2.0f * (p - a[0] * (2.0f * y - 1.0f)))
REEL_POINTWISE_LOSS(squared_error, (p - y) * (p - y), 2.0f * (p - y))

// MARK: Focal loss; a: the margin, the weight of the inside, γ

REEL_INLINE float focal_part(float p, float q, float gamma) { return -raised(q, gamma) * reel_logf(p); }
REEL_INLINE float focal_part_slope(float p, float q, float gamma) {
    return gamma * raised(q, gamma - 1.0f) * reel_logf(p) - raised(q, gamma) / p;
}
REEL_POINTWISE_LOSS(
    binary_focal,
    a[1] * y * focal_part(held(p, a[0]), held(1.0f - p, a[0]), a[2])
        + (1.0f - a[1]) * (1.0f - y) * focal_part(held(1.0f - p, a[0]), held(p, a[0]), a[2]),
    a[1] * y * focal_part_slope(held(p, a[0]), held(1.0f - p, a[0]), a[2])
        - (1.0f - a[1]) * (1.0f - y) * focal_part_slope(held(1.0f - p, a[0]), held(p, a[0]), a[2]))

// MARK: A power of cross entropy; a: the margin, the power. Both ends are held, where a power below 1 is infinitely steep.

REEL_INLINE float surprise(float p, float margin) {
    float kept = held(p, margin);
    return -reel_logf(kept > 1.0f - margin ? 1.0f - margin : kept);
}
REEL_POINTWISE_LOSS(
    power_of_cross_entropy, y * raised(surprise(p, a[0]), a[1]) + (1.0f - y) * raised(surprise(1.0f - p, a[0]), a[1]),
    (1.0f - y) * a[1] * raised(surprise(1.0f - p, a[0]), a[1] - 1.0f) / held(1.0f - p, a[0])
        - y * a[1] * raised(surprise(p, a[0]), a[1] - 1.0f) / held(p, a[0]))

// MARK: The adaptive wing; a: ω, θ, ε, α

REEL_INLINE float wing(float distance, float power, const float *a) {
    float ratio = raised(a[1] / a[2], power);
    float steepness = a[0] / a[2] * power * raised(a[1] / a[2], power - 1.0f) / (1.0f + ratio);
    float near = a[0] * reel_log1pf(raised(distance / a[2], power));
    float far = steepness * (distance - a[1]) + a[0] * reel_log1pf(ratio);
    return distance < a[1] ? near : far;
}
REEL_INLINE float wing_slope(float distance, float power, const float *a) {
    float bent = distance < a[1] ? distance : a[1];
    return a[0] / a[2] * power * raised(bent / a[2], power - 1.0f) / (1.0f + raised(bent / a[2], power));
}
REEL_POINTWISE_LOSS(
    adaptive_wing, wing(fabsf(y - p), a[3] - y, a),
    (p > y ? 1.0f : (p < y ? -1.0f : 0.0f)) * wing_slope(fabsf(y - p), a[3] - y, a))
