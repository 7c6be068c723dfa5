#include "CKernels.h"

#include <math.h>

// Exact Euclidean distances from voxels to the nearest marked one of a grid [planes][rows][columns]. Squared distances are
// separable: along an axis, min over q of f(q) + s^2 (p - q)^2 is the lower envelope of parabolas, found in one sweep
// (Felzenszwalb and Huttenlocher, "Distance transforms of sampled functions", Theory of Computing 8, 2012). A voxel's nearest
// mark within its plane is kept as a place of 4 bytes, from which the distance follows exactly; the last sweep, across the
// planes, is done at the voxels that are asked for only.

// Columns are taken in blocks that fill a cache line: of places 1 MB apart each would otherwise push out the other.
#define BLOCK REEL_DISTANCE_BLOCK

// The envelope of the parabolas values[i] + spacing^2 (x - i)^2: which they are, and where each takes over.
static size_t envelope(const double *values, size_t count, double spacing, int32_t *sites, double *starts) {
    size_t found = 0;
    for (size_t place = 0; place < count; place++) {
        double value = values[place], x = (double)place * spacing, from = -INFINITY;
        if (!(value < INFINITY)) continue;
        while (found > 0) {
            double other = (double)sites[found - 1] * spacing;
            from = (value + x * x - values[sites[found - 1]] - other * other) / (2 * (x - other));
            if (from > starts[found - 1]) break;
            found--;
            from = -INFINITY;
        }
        sites[found] = (int32_t)place;
        starts[found++] = from;
    }
    return found;
}

void reel_nearest_in_plane(
    const bool *marks, int32_t *places, size_t rows, size_t columns, double row_spacing, double column_spacing,
    double *values, double *starts, int32_t *sites, int32_t *block) {
    int is_empty = 1;
    for (size_t row = 0; row < rows; row++) {
        const bool *mark = marks + row * columns;
        int32_t *nearest = places + row * columns, last = -1;
        for (size_t c = 0; c < columns; c++) nearest[c] = last = mark[c] ? (int32_t)c : last;
        if (last < 0) continue;
        is_empty = 0;
        last = -1;
        for (size_t c = columns; c-- > 0;) {
            if (mark[c]) last = (int32_t)c;
            if (last >= 0 && (nearest[c] < 0 || last - (int32_t)c < (int32_t)c - nearest[c])) nearest[c] = last;
        }
    }
    if (is_empty) return;
    for (size_t first = 0; first < columns; first += BLOCK) {
        size_t width = columns - first < BLOCK ? columns - first : BLOCK;
        for (size_t row = 0; row < rows; row++)
            for (size_t c = 0; c < width; c++) block[c * rows + row] = places[row * columns + first + c];
        for (size_t c = 0; c < width; c++) {
            int32_t *nearest = block + c * rows;
            for (size_t row = 0; row < rows; row++) {
                double distance = (double)(nearest[row] - (int32_t)(first + c)) * column_spacing;
                values[row] = nearest[row] < 0 ? INFINITY : distance * distance;
            }
            size_t found = envelope(values, rows, row_spacing, sites, starts), site = 0;
            // What is still to be looked up lies in the rows of the sites, so the results go straight to the plane.
            for (size_t row = 0; row < rows; row++) {
                double x = (double)row * row_spacing;
                while (site + 1 < found && starts[site + 1] < x) site++;
                places[row * columns + first + c] = sites[site] * (int32_t)columns + nearest[sites[site]];
            }
        }
    }
}

size_t reel_count_in_row(const bool *asked, size_t planes, size_t rows, size_t columns, size_t row) {
    size_t count = 0;
    for (size_t plane = 0; plane < planes; plane++) {
        const bool *voxels = asked + (plane * rows + row) * columns;
        for (size_t c = 0; c < columns; c++) count += voxels[c];
    }
    return count;
}

void reel_distances_in_row(
    const int32_t *places, const bool *asked, double *distances, size_t planes, size_t rows, size_t columns, size_t row,
    const double *spacing, double *values, double *starts, int32_t *sites, int32_t *block) {
    for (size_t first = 0; first < columns; first += BLOCK) {
        size_t width = columns - first < BLOCK ? columns - first : BLOCK;
        bool is_asked[BLOCK] = {false};
        for (size_t plane = 0; plane < planes; plane++) {
            size_t from = (plane * rows + row) * columns + first;
            for (size_t c = 0; c < width; c++) {
                is_asked[c] |= asked[from + c];
                block[c * planes + plane] = places[from + c];
            }
        }
        for (size_t c = 0; c < width; c++) {
            if (!is_asked[c]) continue;
            for (size_t plane = 0; plane < planes; plane++) {
                int32_t place = block[c * planes + plane];
                double y = ((double)(place / (int32_t)columns) - (double)row) * spacing[1];
                double z = ((double)(place % (int32_t)columns) - (double)(first + c)) * spacing[2];
                values[plane] = place < 0 ? INFINITY : y * y + z * z;
            }
            size_t found = envelope(values, planes, spacing[0], sites, starts), site = 0;
            for (size_t plane = 0; plane < planes; plane++) {
                if (!asked[(plane * rows + row) * columns + first + c]) continue;
                double x = (double)plane * spacing[0];
                while (site + 1 < found && starts[site + 1] < x) site++;
                double distance = x - (double)sites[site] * spacing[0];
                *distances++ = found == 0 ? INFINITY : sqrt(distance * distance + values[sites[site]]);
            }
        }
    }
}

// 1 where a voxel is inside or ignored.
static inline bool solid(const bool *mask, const bool *ignored, ptrdiff_t at) {
    return mask[at] | (ignored ? ignored[at] : false);
}

size_t reel_surface_of_plane(
    const bool *mask, const bool *ignored, bool *surface, size_t planes, size_t rows, size_t columns, size_t plane,
    bool has_planes, bool has_rows) {
    size_t count = 0;
    ptrdiff_t across = has_planes ? (ptrdiff_t)(rows * columns) : 0, down = has_rows ? (ptrdiff_t)columns : 0;
    for (size_t row = 0; row < rows; row++) {
        ptrdiff_t start = (ptrdiff_t)((plane * rows + row) * columns);
        bool is_edge = (has_planes && (plane == 0 || plane == planes - 1)) || (has_rows && (row == 0 || row == rows - 1));
        for (size_t c = 0; c < columns; c++) {
            ptrdiff_t at = start + (ptrdiff_t)c;
            bool is_inside = mask[at] & !(ignored ? ignored[at] : false);
            if (is_inside && !is_edge && c > 0 && c < columns - 1)
                is_inside = !(solid(mask, ignored, at - across) & solid(mask, ignored, at + across)
                              & solid(mask, ignored, at - down) & solid(mask, ignored, at + down)
                              & solid(mask, ignored, at - 1) & solid(mask, ignored, at + 1));
            surface[at] = is_inside;
            count += is_inside;
        }
    }
    return count;
}
