#define _GNU_SOURCE
#include "COneDNN.h"

#include <dlfcn.h>
#include <dnnl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

// Memory descriptors are structs in oneDNN 2 and handles in 3; everywhere below they are passed by this pointer.
#if DNNL_VERSION_MAJOR >= 3
typedef const_dnnl_memory_desc_t description;
typedef dnnl_memory_desc_t owned_description;
#define DESCRIPTION(owned) (owned)
#else
typedef const dnnl_memory_desc_t *description;
typedef dnnl_memory_desc_t owned_description;
#define DESCRIPTION(owned) (&(owned))
#endif

struct reel_convolution {
    reel_convolution_shape shape;
    dnnl_primitive_desc_t plan;
    dnnl_primitive_t primitive;
    // Turns the caller's weights into the layout the primitive chose, or its result back; null where they agree.
    dnnl_primitive_t reorder;
    owned_description weights, bias;
    int has_descriptions;
    size_t weights_bytes, scratchpad_bytes;
};

// The OpenMP runtime that oneDNN was linked with, if it was: looked up, so that nothing has to be linked for it.
static int (*get_team)(void);
static void (*set_team)(int);
static dnnl_engine_t engine;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void prepare(void) {
    get_team = (int (*)(void))dlsym(RTLD_DEFAULT, "omp_get_max_threads");
    set_team = (void (*)(int))dlsym(RTLD_DEFAULT, "omp_set_num_threads");
    if (dnnl_engine_create(&engine, dnnl_cpu, 0) != dnnl_success) engine = NULL;
}

static int enter_team(int count) {
    if (!get_team || !set_team) return 0;
    int before = get_team();
    if (before != count) set_team(count);
    return before;
}

static void leave_team(int before, int count) {
    if (set_team && before && before != count) set_team(before);
}

static int describe(
    owned_description *result, int rank, const int64_t *sizes, dnnl_data_type_t type, dnnl_format_tag_t tag) {
    dnnl_dims_t dims;
    for (int i = 0; i < rank; i++) dims[i] = sizes[i];
#if DNNL_VERSION_MAJOR >= 3
    return dnnl_memory_desc_create_with_tag(result, rank, dims, type, tag) == dnnl_success;
#else
    return dnnl_memory_desc_init_by_tag(result, rank, dims, type, tag) == dnnl_success;
#endif
}

static void forget(owned_description *owned) {
#if DNNL_VERSION_MAJOR >= 3
    if (*owned) dnnl_memory_desc_destroy(*owned);
    *owned = NULL;
#else
    (void)owned;
#endif
}

#if DNNL_VERSION_MAJOR >= 3
static int plan_kind(
    dnnl_primitive_desc_t *plan, const reel_convolution_shape *s, int kind, description in, description weights,
    description bias, description out, const_dnnl_primitive_attr_t attributes, const_dnnl_primitive_desc_t hint) {
    const int64_t none[3] = {0, 0, 0};
    dnnl_status_t status;
    if (kind == REEL_FORWARD)
        status = (s->transposed ? dnnl_deconvolution_forward_primitive_desc_create
                                : dnnl_convolution_forward_primitive_desc_create)(
            plan, engine, dnnl_forward_training,
            s->transposed ? dnnl_deconvolution_direct : dnnl_convolution_direct, in, weights, bias, out, s->stride, none,
            s->before, s->after, attributes);
    else if (kind == REEL_BACKWARD_DATA)
        status = (s->transposed ? dnnl_deconvolution_backward_data_primitive_desc_create
                                : dnnl_convolution_backward_data_primitive_desc_create)(
            plan, engine, s->transposed ? dnnl_deconvolution_direct : dnnl_convolution_direct, in, weights, out,
            s->stride, none, s->before, s->after, hint, attributes);
    else
        status = (s->transposed ? dnnl_deconvolution_backward_weights_primitive_desc_create
                                : dnnl_convolution_backward_weights_primitive_desc_create)(
            plan, engine, s->transposed ? dnnl_deconvolution_direct : dnnl_convolution_direct, in, weights, NULL, out,
            s->stride, none, s->before, s->after, hint, attributes);
    return status == dnnl_success;
}
#else
static int plan_kind(
    dnnl_primitive_desc_t *plan, const reel_convolution_shape *s, int kind, description in, description weights,
    description bias, description out, const_dnnl_primitive_attr_t attributes, const_dnnl_primitive_desc_t hint) {
    const int64_t none[3] = {0, 0, 0};
    if (s->transposed) {
        dnnl_deconvolution_desc_t d;
        dnnl_status_t status;
        if (kind == REEL_FORWARD)
            status = dnnl_dilated_deconvolution_forward_desc_init(
                &d, dnnl_forward_training, dnnl_deconvolution_direct, in, weights, bias, out, s->stride, none, s->before,
                s->after);
        else if (kind == REEL_BACKWARD_DATA)
            status = dnnl_dilated_deconvolution_backward_data_desc_init(
                &d, dnnl_deconvolution_direct, in, weights, out, s->stride, none, s->before, s->after);
        else
            status = dnnl_dilated_deconvolution_backward_weights_desc_init(
                &d, dnnl_deconvolution_direct, in, weights, NULL, out, s->stride, none, s->before, s->after);
        return status == dnnl_success && dnnl_primitive_desc_create(plan, &d, attributes, engine, hint) == dnnl_success;
    }
    dnnl_convolution_desc_t d;
    dnnl_status_t status;
    if (kind == REEL_FORWARD)
        status = dnnl_dilated_convolution_forward_desc_init(
            &d, dnnl_forward_training, dnnl_convolution_direct, in, weights, bias, out, s->stride, none, s->before,
            s->after);
    else if (kind == REEL_BACKWARD_DATA)
        status = dnnl_dilated_convolution_backward_data_desc_init(
            &d, dnnl_convolution_direct, in, weights, out, s->stride, none, s->before, s->after);
    else
        status = dnnl_dilated_convolution_backward_weights_desc_init(
            &d, dnnl_convolution_direct, in, weights, NULL, out, s->stride, none, s->before, s->after);
    return status == dnnl_success && dnnl_primitive_desc_create(plan, &d, attributes, engine, hint) == dnnl_success;
}
#endif

static int add_to_result(dnnl_primitive_attr_t attributes) {
    dnnl_post_ops_t operations;
    if (dnnl_post_ops_create(&operations) != dnnl_success) return 0;
#if DNNL_VERSION_MAJOR >= 3
    int ok = dnnl_post_ops_append_sum(operations, 1.0f, 0, dnnl_data_type_undef) == dnnl_success;
#else
    int ok = dnnl_post_ops_append_sum(operations, 1.0f) == dnnl_success;
#endif
    ok = ok && dnnl_primitive_attr_set_post_ops(attributes, operations) == dnnl_success;
    dnnl_post_ops_destroy(operations);
    return ok;
}

// The layout the plan chose for the weights.
static description chosen(const reel_convolution *c) {
    dnnl_query_t what = c->shape.kind == REEL_BACKWARD_WEIGHTS ? dnnl_query_diff_weights_md : dnnl_query_weights_md;
    return dnnl_primitive_desc_query_md(c->plan, what, 0);
}

// What a pass reads in the given type and what it makes in float32.
typedef struct {
    owned_description in, weights, out;
} descriptions;

static int describe_all(descriptions *d, const reel_convolution_shape *s, int kind, dnnl_data_type_t type) {
    static const dnnl_format_tag_t activations[3] = {dnnl_nwc, dnnl_nhwc, dnnl_ndhwc};
    int rank = s->dimensions + 2;
    int64_t in_sizes[5] = {s->batch, s->in_channels}, out_sizes[5] = {s->batch, s->out_channels};
    int64_t weight_sizes[5] = {s->out_channels, s->in_channels};
    for (int i = 0; i < s->dimensions; i++) {
        in_sizes[i + 2] = s->in[i];
        out_sizes[i + 2] = s->out[i];
        weight_sizes[i + 2] = s->kernel[i];
    }
    dnnl_format_tag_t tag = activations[s->dimensions - 1];
    return describe(&d->in, rank, in_sizes, kind == REEL_BACKWARD_DATA ? dnnl_f32 : type, tag)
        && describe(&d->out, rank, out_sizes, kind == REEL_FORWARD ? dnnl_f32 : type, tag)
        && describe(
            &d->weights, rank, weight_sizes, kind == REEL_BACKWARD_WEIGHTS ? dnnl_f32 : type, dnnl_format_tag_any);
}

static void forget_all(descriptions *d) {
    forget(&d->in);
    forget(&d->weights);
    forget(&d->out);
}

static int plan(reel_convolution *c) {
    const reel_convolution_shape *s = &c->shape;
    static const dnnl_format_tag_t kernels[3] = {dnnl_cba, dnnl_cdba, dnnl_cdeba};
    dnnl_data_type_t type = s->bfloat16 ? dnnl_bf16 : dnnl_f32;
    int64_t weight_sizes[5] = {s->out_channels, s->in_channels, s->kernel[0], s->kernel[1], s->kernel[2]};
    dnnl_primitive_attr_t attributes = NULL;
    dnnl_primitive_desc_t hint = NULL;
    descriptions own = {0}, forward = {0};
    if (!describe(&c->weights, s->dimensions + 2, weight_sizes, dnnl_f32, kernels[s->dimensions - 1])) return 0;
    if (!describe(&c->bias, 1, &s->out_channels, dnnl_f32, dnnl_a)) return 0;
    c->has_descriptions = 1;
    description bias = s->has_bias ? DESCRIPTION(c->bias) : NULL;
    int ok = describe_all(&own, s, s->kind, type) && describe_all(&forward, s, REEL_FORWARD, type);
    if (ok && dnnl_primitive_attr_create(&attributes) == dnnl_success) {
        dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user);
        ok = !s->adds || add_to_result(attributes);
        ok = ok && (s->kind == REEL_FORWARD
             || plan_kind(
                 &hint, s, REEL_FORWARD, DESCRIPTION(forward.in), DESCRIPTION(forward.weights), NULL,
                 DESCRIPTION(forward.out), attributes, NULL));
        ok = ok
             && plan_kind(
                 &c->plan, s, s->kind, DESCRIPTION(own.in), DESCRIPTION(own.weights), bias, DESCRIPTION(own.out),
                 attributes, hint);
        dnnl_primitive_attr_destroy(attributes);
    } else {
        ok = 0;
    }
    if (hint) dnnl_primitive_desc_destroy(hint);
    forget_all(&own);
    forget_all(&forward);
    return ok;
}

// Made only where the primitive's layout of the weights is not the caller's.
static int plan_reorder(reel_convolution *c) {
    description own = DESCRIPTION(c->weights), theirs = chosen(c);
    if (dnnl_memory_desc_equal(own, theirs)) return 1;
    c->weights_bytes = (dnnl_memory_desc_get_size(theirs) + 63) / 64 * 64;
    int back = c->shape.kind == REEL_BACKWARD_WEIGHTS;
    dnnl_primitive_desc_t plan;
    if (dnnl_reorder_primitive_desc_create(&plan, back ? theirs : own, engine, back ? own : theirs, engine, NULL)
        != dnnl_success)
        return 0;
    int ok = dnnl_primitive_create(&c->reorder, plan) == dnnl_success;
    dnnl_primitive_desc_destroy(plan);
    return ok;
}

reel_convolution *reel_convolution_create(const reel_convolution_shape *shape) {
    pthread_once(&once, prepare);
    if (!engine) return NULL;
    reel_convolution *c = calloc(1, sizeof *c);
    if (!c) return NULL;
    c->shape = *shape;
    int before = enter_team(shape->team);
    int ok = plan(c) && dnnl_primitive_create(&c->primitive, c->plan) == dnnl_success && plan_reorder(c);
    leave_team(before, shape->team);
    if (!ok) {
        reel_convolution_destroy(c);
        return NULL;
    }
    c->scratchpad_bytes
        = dnnl_memory_desc_get_size(dnnl_primitive_desc_query_md(c->plan, dnnl_query_scratchpad_md, 0));
    return c;
}

void reel_convolution_destroy(reel_convolution *c) {
    if (!c) return;
    if (c->primitive) dnnl_primitive_destroy(c->primitive);
    if (c->reorder) dnnl_primitive_destroy(c->reorder);
    if (c->plan) dnnl_primitive_desc_destroy(c->plan);
    if (c->has_descriptions) {
        forget(&c->weights);
        forget(&c->bias);
    }
    free(c);
}

size_t reel_convolution_scratch(const reel_convolution *c) { return c->scratchpad_bytes; }

size_t reel_convolution_packed_bytes(const reel_convolution *c) { return c->weights_bytes; }

int reel_convolution_same_packing(const reel_convolution *a, const reel_convolution *b) {
    return (a->reorder != NULL) == (b->reorder != NULL) && dnnl_memory_desc_equal(chosen(a), chosen(b));
}

static dnnl_memory_t view(description layout, const void *pointer) {
    dnnl_memory_t memory = NULL;
    if (!layout || dnnl_memory_create(&memory, layout, engine, (void *)pointer) != dnnl_success) return NULL;
    return memory;
}

static void release(dnnl_memory_t *memories, int count) {
    for (int i = 0; i < count; i++)
        if (memories[i]) dnnl_memory_destroy(memories[i]);
}

static int pack(const reel_convolution *c, dnnl_stream_t stream, const float *from, void *to) {
    int back = c->shape.kind == REEL_BACKWARD_WEIGHTS;
    dnnl_memory_t memories[2]
        = {view(back ? chosen(c) : DESCRIPTION(c->weights), from), view(back ? DESCRIPTION(c->weights) : chosen(c), to)};
    int ok = memories[0] && memories[1];
    if (ok) {
        dnnl_exec_arg_t arguments[2] = {{DNNL_ARG_FROM, memories[0]}, {DNNL_ARG_TO, memories[1]}};
        ok = dnnl_primitive_execute(c->reorder, stream, 2, arguments) == dnnl_success;
    }
    ok = dnnl_stream_wait(stream) == dnnl_success && ok;
    release(memories, 2);
    return ok;
}

static int execute(
    const reel_convolution *c, dnnl_stream_t stream, const void *first, const void *second, const float *bias,
    float *result, void *scratch) {
    static const int names[3][3] = {
        {DNNL_ARG_SRC, DNNL_ARG_WEIGHTS, DNNL_ARG_DST},
        {DNNL_ARG_DIFF_DST, DNNL_ARG_WEIGHTS, DNNL_ARG_DIFF_SRC},
        {DNNL_ARG_SRC, DNNL_ARG_DIFF_DST, DNNL_ARG_DIFF_WEIGHTS}};
    static const dnnl_query_t queries[3][3] = {
        {dnnl_query_src_md, dnnl_query_weights_md, dnnl_query_dst_md},
        {dnnl_query_diff_dst_md, dnnl_query_weights_md, dnnl_query_diff_src_md},
        {dnnl_query_src_md, dnnl_query_diff_dst_md, dnnl_query_diff_weights_md}};
    int kind = c->shape.kind, count = 3, ok = 1;
    const void *pointers[3] = {first, second, result};
    dnnl_memory_t memories[5];
    int arguments_of[5];
    for (int i = 0; i < 3; i++) {
        memories[i] = view(dnnl_primitive_desc_query_md(c->plan, queries[kind][i], 0), pointers[i]);
        arguments_of[i] = names[kind][i];
    }
    if (c->scratchpad_bytes) {
        memories[count] = view(dnnl_primitive_desc_query_md(c->plan, dnnl_query_scratchpad_md, 0), scratch);
        arguments_of[count++] = DNNL_ARG_SCRATCHPAD;
    }
    if (c->shape.has_bias) {
        memories[count] = view(DESCRIPTION(c->bias), bias);
        arguments_of[count++] = DNNL_ARG_BIAS;
    }
    dnnl_exec_arg_t arguments[5];
    for (int i = 0; i < count; i++) {
        ok = ok && memories[i];
        arguments[i] = (dnnl_exec_arg_t){arguments_of[i], memories[i]};
    }
    ok = ok && dnnl_primitive_execute(c->primitive, stream, count, arguments) == dnnl_success;
    ok = dnnl_stream_wait(stream) == dnnl_success && ok;
    release(memories, count);
    return ok;
}

int reel_convolution_run(
    const reel_convolution *c, const void *first, const void *second, const float *bias, float *result,
    void *scratch) {
    dnnl_stream_t stream;
    if (dnnl_stream_create(&stream, engine, dnnl_stream_default_flags) != dnnl_success) return 1;
    int before = enter_team(c->shape.team);
    int ok = execute(c, stream, first, second, bias, result, scratch);
    leave_team(before, c->shape.team);
    dnnl_stream_destroy(stream);
    return !ok;
}

int reel_convolution_pack(const reel_convolution *c, const float *from, void *to) {
    dnnl_stream_t stream;
    if (!c->reorder || dnnl_stream_create(&stream, engine, dnnl_stream_default_flags) != dnnl_success) return 1;
    int before = enter_team(c->shape.team);
    int ok = pack(c, stream, from, to);
    leave_team(before, c->shape.team);
    dnnl_stream_destroy(stream);
    return !ok;
}

int reel_onednn_has_bfloat16(void) {
    pthread_once(&once, prepare);
#if defined(__x86_64__)
    // Without these instructions oneDNN emulates them, which is slower than float32.
    return engine && (dnnl_get_effective_cpu_isa() & dnnl_cpu_isa_avx512_core_bf16) == dnnl_cpu_isa_avx512_core_bf16;
#else
    return 0;
#endif
}

const char *reel_onednn_version(void) {
    static char text[32];
    const dnnl_version_t *version = dnnl_version();
    snprintf(text, sizeof text, "%d.%d.%d", version->major, version->minor, version->patch);
    return text;
}
