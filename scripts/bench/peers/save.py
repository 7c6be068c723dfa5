"""Saves a volume of noise, float32, with nibabel as it does by default: save.py FILE X Y Z --repeats N."""
import argparse

import nibabel
import numpy

import timing


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file")
    arguments.add_argument("size", type=int, nargs=3)
    timing.add_arguments(arguments)
    options = arguments.parse_args()
    noise = numpy.random.default_rng(0).standard_normal(options.size, dtype=numpy.float32)
    image = nibabel.Nifti1Image(numpy.rint(noise * 30), numpy.eye(4))
    timing.report(lambda: image.to_filename(options.file), options.repeats, nibabel.__version__)


if __name__ == "__main__":
    main()
