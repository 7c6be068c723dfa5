"""Loads a volume with nibabel, as float32 in memory: load.py FILE --repeats N. Prints as the other peers do."""
import argparse

import nibabel
import numpy

import timing


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file")
    timing.add_arguments(arguments)
    options = arguments.parse_args()
    timing.report(
        lambda: numpy.asarray(nibabel.load(options.file).dataobj, dtype=numpy.float32), options.repeats,
        nibabel.__version__)


if __name__ == "__main__":
    main()
