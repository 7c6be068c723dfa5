#include "CKernels.h"
#include "Clones.h"

// One pass over a parameter and what an optimizer remembers of it; see Tensors/Updates for the formulas.

REEL_CLONES void reel_adam(
    float *restrict value, float *restrict first, float *restrict second, const float *restrict gradient, size_t n,
    struct reel_adam_factors f) {
    for (size_t i = 0; i < n; i++) {
        float g = f.scale * gradient[i] + f.pull * value[i];
        float m = f.beta1 * first[i] + (1.0f - f.beta1) * g;
        float v = f.beta2 * second[i] + (1.0f - f.beta2) * g * g;
        first[i] = m;
        second[i] = v;
        value[i] -= f.size * m / (f.correction * __builtin_sqrtf(v) + f.epsilon) + f.decay * value[i];
    }
}

REEL_CLONES void reel_sgd(
    float *restrict value, float *restrict velocity, const float *restrict gradient, size_t n, float scale, float pull,
    float momentum, float rate) {
    for (size_t i = 0; i < n; i++) {
        float v = momentum * velocity[i] + scale * gradient[i] + pull * value[i];
        velocity[i] = v;
        value[i] -= rate * v;
    }
}
