// One source, several instruction sets: on x86-64 the loader picks the widest version the processor has. Contraction is
// off for the whole target and lane counts are fixed in the source, so every version gives the same bits
// (but for the sign of what is not a number).
// (Features are named rather than processors: a processor's name matches that one model only.)
#ifndef REEL_CLONES_H
#define REEL_CLONES_H

#if defined(__x86_64__) && defined(__linux__)
#define REEL_CLONES __attribute__((target_clones("default", "avx2", "avx512f")))
#else
#define REEL_CLONES
#endif
#define REEL_INLINE static inline __attribute__((always_inline))

#endif
