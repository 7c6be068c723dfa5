import Testing

@testable import Builtins

private let start =
    "h = hierarchy({a: 1, b: 2})\na = annotation(tensor([[[0, 1, 2], [1, 1, 0]], [[2, 2, 2], [0, 1, 0]]]), h)\n"

@Test(arguments: [
    ("a[0, 1, 2]", "{background}"), ("a[-1, 0, -1]", "{b}"), ("a[0].shape", "[2, 3]"), ("a[0][0, 1]", "{a}"),
    ("a[:, 1].shape", "[2, 3]"), ("a[:, 1][1, 1]", "{a}"), ("a[0, 0..2, 1:].shape", "[2, 2]"),
    ("a[..., -1].shape", "[2, 2]"), ("a[..., -1][1, 0]", "{b}"), ("a[1, :, ::2][1, 0]", "{background}"),
    ("a[0, 0, 5:].shape", "[0]"), ("a[...].shape", "[2, 2, 3]"),
])
func partsOfAnnotations(script: String, expected: String) throws {
    #expect(try TestHost().run(start + script) == expected)
}

@Test(arguments: [
    ("a[2]", "index 2 is outside axis 0 of an annotation of shape [2, 2, 3]"),
    ("a[0, 0, 0, 0]", "an annotation of shape [2, 2, 3] is indexed by at most 3 axes, found 4"),
    ("a[\"b\"]", "a voxel is asked for by integers, a part of an annotation by slices"),
    ("a[::-1]", "a slice of an annotation goes forward, found the step -1"),
])
func partsThereAreNot(script: String, message: String) throws {
    #expect(try TestHost().problem(start + script)?.message == message)
}
