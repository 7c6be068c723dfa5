#!/usr/bin/env python3
"""Writes Tests/MetricsTests/Goldens/surfaces.json with SciPy: distance transforms and surface distances.

Not needed by the tests, which read the committed file. To make it anew:

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install scipy
    /tmp/venv/bin/python scripts/interop/make_surface_goldens.py

Surfaces are foreground voxels that an erosion by face-neighbours takes away, outside counting as background. Masks are
strings of 0 and 1 in row-major order.
"""
import json
import pathlib

import numpy as np
from scipy import ndimage

HERE = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "MetricsTests" / "Goldens" / "surfaces.json"
random = np.random.default_rng(5)


def blob(size, share):
    field = ndimage.gaussian_filter(random.normal(size=size), 1.2)
    return field > np.quantile(field, 1 - share)


def surface(mask):
    return mask & ~ndimage.binary_erosion(mask, border_value=0)


def text(mask):
    return "".join("1" if inside else "0" for inside in mask.ravel(order="C"))


def case(size, spacing, share):
    prediction, truth = blob(size, share), blob(size, 0.7 * share)
    a, b = surface(prediction), surface(truth)
    to_truth = ndimage.distance_transform_edt(~b, sampling=spacing)
    to_prediction = ndimage.distance_transform_edt(~a, sampling=spacing)
    first, second = to_truth[a], to_prediction[b]
    # A tolerance that no distance equals, so that rounding decides nothing.
    tolerance = float(np.median(np.concatenate([first, second]))) + 0.01
    near = np.count_nonzero(first <= tolerance) + np.count_nonzero(second <= tolerance)
    return {
        "size": list(size),
        "spacing": list(spacing),
        "prediction": text(prediction),
        "truth": text(truth),
        "hausdorff": max(first.max(), second.max()),
        "hd95": max(np.percentile(first, 95), np.percentile(second, 95)),
        "assd": np.concatenate([first, second]).mean(),
        "tolerance": tolerance,
        "surfaceDice": near / (first.size + second.size),
    }


def transform(size, spacing, marks):
    mask = np.zeros(int(np.prod(size)), bool)
    mask[random.choice(mask.size, marks, replace=False)] = True
    mask = mask.reshape(size)
    distances = ndimage.distance_transform_edt(~mask, sampling=spacing)
    return {"size": list(size), "spacing": list(spacing), "marks": text(mask), "distances": distances.ravel().tolist()}


expected = {
    "surfaces": [
        case((12, 17), (1, 1), 0.3),
        case((20, 9), (0.5, 3), 0.2),
        case((9, 8, 7), (1, 1, 1), 0.3),
        case((10, 11, 6), (0.7, 0.7, 5), 0.25),
        case((6, 7, 12), (2.5, 1.25, 0.4), 0.1),
        case((5, 5, 5), (1, 2, 3), 0.9),
    ],
    "transforms": [
        transform((9, 14), (1.5, 0.6), 4),
        transform((5, 6, 7), (1, 2, 0.8), 3),
        transform((4, 3, 2), (3, 1, 1), 1),
    ],
}
HERE.parent.mkdir(exist_ok=True)
HERE.write_text(json.dumps(expected).replace("}, {", "},\n{") + "\n")
