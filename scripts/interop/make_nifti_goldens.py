#!/usr/bin/env python3
"""Writes the golden files of Tests/VolumesTests/Goldens with nibabel and NumPy.

Not needed by the tests, which read the committed files. To make them anew:

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install nibabel numpy
    /tmp/venv/bin/python scripts/interop/make_nifti_goldens.py

expected.json holds, for each file, what nibabel or NumPy reads from it: shape, values in row-major order, affine.
"""
import json
import pathlib

import nibabel as nib
import numpy as np

HERE = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "VolumesTests" / "Goldens"
INTEGERS = ["uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64"]
FLOATS = ["float32", "float64"]
expected = {}


def note(name, array, affine=None):
    values = np.asarray(array).ravel(order="C").tolist()
    expected[name] = {"shape": list(np.shape(array)), "values": values}
    if affine is not None:
        expected[name]["affine"] = np.asarray(affine).tolist()


def counting(shape, dtype):
    """Values whose order shows: 0, 1, 2 …, and the extremes of the type at both ends."""
    array = np.arange(np.prod(shape)).reshape(shape)
    if np.issubdtype(dtype, np.floating):
        return (array * 0.25 - 1.5).astype(dtype)
    info = np.iinfo(dtype)
    array = array.astype(dtype)
    array.flat[0] = max(info.min, -(2**52))
    array.flat[-1] = min(info.max, 2**52)
    return array


def rotated(spacing=(1.5, 2.0, 2.5), angle=0.3, origin=(-10.0, 20.0, 5.5)):
    c, s = np.cos(angle), np.sin(angle)
    rotation = np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]]) @ np.array([[1, 0, 0], [0, c, -s], [0, s, c]])
    affine = np.eye(4)
    affine[:3, :3] = rotation * spacing
    affine[:3, 3] = origin
    return affine


def write(name, image):
    image.to_filename(HERE / name)
    again = nib.load(HERE / name)
    note(name, np.asanyarray(again.dataobj), again.affine)


def image(array, affine, order="<", forms="s"):
    header = nib.Nifti1Header(endianness=order)
    header.set_data_dtype(array.dtype)
    header.set_data_shape(array.shape)
    result = nib.Nifti1Image(array, affine, header)
    result.set_sform(affine if "s" in forms else None, code=2 if "s" in forms else 0)
    result.set_qform(affine if "q" in forms else None, code=1 if "q" in forms else 0)
    return result


def nifti():
    affine = rotated()
    for order, tag in (("<", "little"), (">", "big")):
        for dtype in INTEGERS + FLOATS:
            write(f"{dtype}-{tag}.nii", image(counting((2, 3, 4), np.dtype(dtype)), affine, order))
    write("compressed.nii.gz", image(counting((5, 4, 3), np.int16), affine))
    write("qform.nii", image(counting((2, 3, 4), np.int16), affine, forms="q"))
    flipped = affine @ np.diag([1, 1, -1, 1])
    write("qform-left-handed.nii", image(counting((2, 3, 4), np.int16), flipped, forms="q"))
    write("both-forms.nii", image(counting((2, 3, 4), np.int16), affine, forms="sq"))
    for shape in ((4,), (3, 2), (3, 2, 4, 2), (2, 3, 2, 1, 3), (2, 3, 2, 2, 3)):
        name = "dims-" + "x".join(map(str, shape)) + ".nii"
        write(name, image(counting(shape, np.int16), np.diag([2.0, 3.0, 4.0, 1.0])))
    scaled = image(np.array([[0.0, 10.0, 20.0], [30.0, 40.0, 50.0]], np.float32)[..., None], affine)
    scaled.header.set_data_dtype(np.int16)
    scaled.header.set_slope_inter(0.5, 10.0)
    write("scaled.nii", scaled)
    extended = image(counting((2, 3, 4), np.uint8), affine)
    extended.header.extensions.append(nib.nifti1.Nifti1Extension("comment", b"an extension to pass over" * 3))
    write("extension.nii.gz", extended)
    plain = image(counting((2, 3, 4), np.uint8), np.diag([2.0, 3.0, 4.0, 1.0]), forms="")
    plain.header.set_zooms((2.0, 3.0, 4.0))
    plain.to_filename(HERE / "no-form.nii")
    # Without a form nifti1.h's method 1 holds: nibabel centres and flips instead, so its affine is not noted.
    note("no-form.nii", np.asanyarray(plain.dataobj), np.diag([2.0, 3.0, 4.0, 1.0]))


def npy():
    for dtype in INTEGERS + FLOATS + ["float16"]:
        for order, tag in (("<", "little"), (">", "big")):
            array = counting((2, 3), np.dtype(dtype)).astype(np.dtype(dtype).newbyteorder(order))
            np.save(HERE / f"{dtype}-{tag}.npy", array)
            note(f"{dtype}-{tag}.npy", array)
    special = {
        "boolean.npy": np.array([[True, False], [False, True]]),
        "fortran.npy": np.asfortranarray(counting((2, 3, 4), np.float32)),
        "scalar.npy": np.array(2.5),
        "empty.npy": np.zeros((0, 3), np.float32),
        "vector.npy": np.arange(5),
    }
    for name, array in special.items():
        np.save(HERE / name, array)
        note(name, array.astype(int) if array.dtype == bool else array)
    with open(HERE / "version-2.npy", "wb") as file:
        np.lib.format.write_array(file, np.arange(6, dtype=np.int32).reshape(3, 2), version=(2, 0))
    note("version-2.npy", np.arange(6).reshape(3, 2))


HERE.mkdir(parents=True, exist_ok=True)
nifti()
npy()
lines = [f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in sorted(expected.items())]
(HERE / "expected.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
