#include "CKernels.h"
#include "VectorMath.h"

// What Dice and its relatives are made of: p is the prediction (x, or its sigmoid), y the target, w the weight of each element
// (null: 1). What has no weight counts for nothing, whatever it holds. Sums run in lanes of a fixed order, as in Reduce.c.

// Columns are taken in blocks. A tensor of one block is read as it lies in memory, in rows of lanes that run on from one line
// of columns to the next; after `period` rows lanes stand for the same columns again. Of wider ones each line is read alone.
#define REEL_BLOCK 64

struct block {
    size_t start, columns, lines, length, period;
};

REEL_INLINE struct block block_at(size_t start, size_t rows, size_t columns) {
    size_t part = columns - start < REEL_BLOCK ? columns - start : REEL_BLOCK, period = columns, lanes = REEL_LANES;
    for (; lanes > 1 && period % 2 == 0; lanes /= 2) period /= 2;
    if (columns <= REEL_BLOCK) return (struct block){0, columns, 1, rows * columns, period};
    return (struct block){start, part, rows, part, (part + REEL_LANES - 1) / REEL_LANES};
}

struct element {
    reel_row p, y, w;
    reel_whole_row counts;
};

REEL_INLINE struct element load(
    const float *x, const float *y, const float *w, size_t at, size_t n, enum reel_prediction kind) {
    struct element e;
    if (n >= REEL_LANES) {
        reel_read_ahead(x + at, REEL_LANES);
        reel_read_ahead(y + at, REEL_LANES);
        if (w) reel_read_ahead(w + at, REEL_LANES);
        e = (struct element){reel_load_row(x + at), reel_load_row(y + at), w ? reel_load_row(w + at) : (reel_row)1.0f, -1};
        if (w) e.counts = e.w != 0.0f;
    } else {
        e = (struct element){reel_load_part(x + at, n), reel_load_part(y + at, n), 1.0f, 0};
        if (w) e.w = reel_load_part(w + at, n);
        for (size_t l = 0; l < n; l++) e.counts[l] = e.w[l] != 0.0f ? -1 : 0;
    }
    if (kind == REEL_LOGITS) e.p = reel_sigmoidf(e.p);
    return e;
}

struct sums {
    reel_row common, predicted, wanted;
};

REEL_INLINE void add(struct sums *sums, struct element e, float exponent) {
    sums->common += e.counts ? e.w * e.p * e.y : 0.0f;
    sums->predicted += e.counts ? e.w * reel_raised(e.p, exponent) : 0.0f;
    sums->wanted += e.counts ? e.w * reel_raised(e.y, exponent) : 0.0f;
}

REEL_INLINE void add_overlaps(
    const float *restrict x, const float *restrict y, const float *restrict w, float *restrict p, size_t n, size_t period,
    float exponent, enum reel_prediction kind, struct sums *restrict sums) {
    size_t row = 0, at = 0;
    for (; at + REEL_LANES <= n; at += REEL_LANES, row = row + 1 == period ? 0 : row + 1) {
        struct element e = load(x, y, w, at, REEL_LANES, kind);
        add(&sums[row], e, exponent);
        if (p) reel_write_ahead(p + at, REEL_LANES);
        if (p) reel_store_row(p + at, e.p);
    }
    if (at == n) return;
    struct element e = load(x, y, w, at, n - at, kind);
    add(&sums[row], e, exponent);
    if (p) reel_store_part(p + at, e.p, n - at);
}

REEL_INLINE void add_block(
    struct block block, const float *restrict x, const float *restrict y, const float *restrict w, float *restrict p,
    size_t columns, float exponent, enum reel_prediction kind, struct sums *restrict sums) {
    for (size_t line = 0, at = block.start; line < block.lines; line++, at += columns)
        add_overlaps(
            x + at, y + at, w ? w + at : w, p ? p + at : p, block.length, block.period, exponent, kind, sums);
}

// Of each column of [rows, columns]: sums[c] = Σ w p y, sums[columns + c] = Σ w pᵃ, sums[2 columns + c] = Σ w yᵃ. The
// sigmoid of logits goes to p too, unless that is null.
REEL_CLONES void reel_overlap_columns(
    const float *restrict x, const float *restrict y, const float *restrict w, float *restrict p, size_t rows,
    size_t columns, float exponent, enum reel_prediction kind, double *restrict sums) {
    for (size_t i = 0; i < 3 * columns; i++) sums[i] = 0;
    for (size_t start = 0; start < columns; start += REEL_BLOCK) {
        struct block block = block_at(start, rows, columns);
        struct sums lanes[REEL_BLOCK];
        for (size_t row = 0; row < block.period; row++) lanes[row] = (struct sums){0.0f, 0.0f, 0.0f};
        if (w)
            add_block(block, x, y, w, p, columns, exponent, kind, lanes);
        else if (kind == REEL_LOGITS && p)
            add_block(block, x, y, NULL, p, columns, exponent, REEL_LOGITS, lanes);
        else if (kind == REEL_LOGITS)
            add_block(block, x, y, NULL, NULL, columns, exponent, REEL_LOGITS, lanes);
        else
            add_block(block, x, y, NULL, NULL, columns, exponent, REEL_PROBABILITIES, lanes);
        for (size_t lane = 0; lane < block.period * REEL_LANES; lane++) {
            if (block.lines > 1 && lane >= block.columns) break;
            struct sums *of = &lanes[lane / REEL_LANES];
            size_t c = start + lane % block.columns, l = lane % REEL_LANES;
            sums[c] += of->common[l];
            sums[columns + c] += of->predicted[l];
            sums[2 * columns + c] += of->wanted[l];
        }
    }
}

struct slopes {
    reel_row slope, factor;
};

REEL_INLINE reel_row slope_of(struct element e, float exponent, enum reel_prediction kind, struct slopes of) {
    reel_row slope = of.slope * reel_raised(e.p, exponent - 1.0f) + of.factor * e.y;
    if (kind != REEL_PROBABILITIES) slope *= e.p * (1.0f - e.p);
    return e.counts ? e.w * slope : 0.0f;
}

REEL_INLINE void set_slopes(
    const float *x, const float *restrict y, const float *restrict w, float *dx, size_t n, size_t period,
    float exponent, enum reel_prediction kind, const struct slopes *restrict slopes) {
    size_t row = 0, at = 0;
    for (; at + REEL_LANES <= n; at += REEL_LANES, row = row + 1 == period ? 0 : row + 1) {
        reel_write_ahead(dx + at, REEL_LANES);
        reel_store_row(dx + at, slope_of(load(x, y, w, at, REEL_LANES, kind), exponent, kind, slopes[row]));
    }
    if (at < n)
        reel_store_part(dx + at, slope_of(load(x, y, w, at, n - at, kind), exponent, kind, slopes[row]), n - at);
}

// dx = w (slope[c] a pᵃ⁻¹ + factor[c] y), times p (1 − p) where it is wanted by the logit. x may be dx itself: each element is
// read before it is written.
REEL_INLINE void set_slopes_of_blocks(
    const float *x, const float *restrict y, const float *restrict w, float *dx, size_t rows,
    size_t columns, float exponent, enum reel_prediction kind, const float *restrict slope, const float *restrict factor) {
    for (size_t start = 0; start < columns; start += REEL_BLOCK) {
        struct block block = block_at(start, rows, columns);
        struct slopes slopes[REEL_BLOCK];
        for (size_t lane = 0; lane < block.period * REEL_LANES; lane++) {
            size_t c = start + lane % block.columns;
            slopes[lane / REEL_LANES].slope[lane % REEL_LANES] = exponent * slope[c];
            slopes[lane / REEL_LANES].factor[lane % REEL_LANES] = factor[c];
        }
        for (size_t line = 0, at = start; line < block.lines; line++, at += columns)
            set_slopes(
                x + at, y + at, w ? w + at : w, dx + at, block.length, block.period, exponent, kind, slopes);
    }
}

REEL_CLONES void reel_overlap_slopes(
    const float *x, const float *restrict y, const float *restrict w, float *dx, size_t rows,
    size_t columns, float exponent, enum reel_prediction kind, const float *restrict slope, const float *restrict factor) {
    if (w)
        set_slopes_of_blocks(x, y, w, dx, rows, columns, exponent, kind, slope, factor);
    else if (kind == REEL_PROBABILITIES)
        set_slopes_of_blocks(x, y, NULL, dx, rows, columns, exponent, REEL_PROBABILITIES, slope, factor);
    else if (kind == REEL_SIGMOID)
        set_slopes_of_blocks(x, y, NULL, dx, rows, columns, exponent, REEL_SIGMOID, slope, factor);
    else
        set_slopes_of_blocks(x, y, NULL, dx, rows, columns, exponent, REEL_LOGITS, slope, factor);
}
