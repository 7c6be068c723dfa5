"""The 95th percentile of the Hausdorff distance with SciPy: surface.py FOLDER --repeats N. Prints as the other peers do.

FOLDER/a.npy and b.npy are masks. Surfaces are what an erosion by face-neighbours takes away, and distance transforms run
within the bounding box of both masks, as code in the manner of MedPy and MONAI does. `--make KIND` writes the masks of an
"organ" or a "body" in 512 x 512 x 183 voxels there instead, and prints the distance, to compare.
"""
import argparse
from pathlib import Path

import numpy as np
import scipy
from scipy import ndimage

import timing

SIZE = (512, 512, 183)
SPACING = (0.8, 0.8, 2.5)
AXES = {"organ": (110, 90, 40), "body": (220, 180, 85)}


def ellipsoid(centre, axes):
    grids = np.ogrid[tuple(slice(0, n) for n in SIZE)]
    inside = sum(((grid - c) / a).astype(np.float32) ** 2 for grid, c, a in zip(grids, centre, axes))
    return inside <= 1


def make(folder, kind):
    axes = AXES[kind]
    np.save(folder / "a.npy", ellipsoid((255, 250, 91), axes).astype(np.float32))
    np.save(folder / "b.npy", ellipsoid((259, 247, 92), tuple(0.97 * axis for axis in axes)).astype(np.float32))


def read(file):
    return np.load(file, mmap_mode="r") > 0.5


def hd95(a, b):
    box = ndimage.find_objects((a | b).view(np.uint8))[0]
    a, b = a[box], b[box]
    surfaces = [mask & ~ndimage.binary_erosion(mask, border_value=0) for mask in (a, b)]
    distances = []
    for one, other in (surfaces, surfaces[::-1]):
        distances.append(ndimage.distance_transform_edt(~other, sampling=SPACING)[one])
    return max(np.percentile(found, 95) for found in distances)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--make", choices=AXES)
    timing.add_arguments(arguments)
    options = arguments.parse_args()
    if options.make:
        make(options.folder, options.make)
        print(hd95(*(read(options.folder / f"{name}.npy") for name in "ab")))
        return
    a, b = (read(options.folder / f"{name}.npy") for name in "ab")
    timing.report(lambda: hd95(a, b), options.repeats, scipy.__version__)


if __name__ == "__main__":
    main()
