import Foundation
import Foundations
import Labels
import Space
import Tensors
import Testing

@testable import Volumes

@Test(arguments: Goldens.names(ending: ".nii") + Goldens.names(ending: ".nii.gz"))
func readsWhatNibabelReads(name: String) throws {
    let expected = try #require(Goldens.expected[name])
    let volume = try loadVolume(Goldens.path(name))
    // A fourth axis of length 1 before a fifth is dropped; a line becomes one row of voxels.
    var shape = expected.shape
    if shape.count == 5, shape[3] == 1 { shape.remove(at: 3) }
    if shape.count == 1 { shape.append(1) }
    #expect(volume.tensor.shape == shape)
    #expect(volume.tensor.floats == expected.values.map { Float($0) })
    let affine = try #require(expected.affine)
    for (row, other) in zip(volume.affine.rows, affine) {
        for (value, reference) in zip(row, other) { #expect(abs(value - reference) < 1e-5) }
    }
}

@Test(arguments: Goldens.names(ending: ".nii").filter { $0.contains("int") })
func readsIntegersExactlyAsLabels(name: String) throws {
    let expected = try #require(Goldens.expected[name])
    let map = try loadLabels(Goldens.path(name))
    #expect(map.tensor.integers == expected.values.map { Int($0) })
}

@Test func goldensAreThere() {
    #expect(Goldens.names(ending: ".nii").count >= 29)
    #expect(Goldens.names(ending: ".npy").count >= 27)
}

@Test(arguments: ["a.nii", "a.nii.gz"])
func volumesComeBackWithTheirAffine(name: String) throws {
    let scratch = try Scratch()
    let affine = try Affine(rows: [[0, -2, 0, 5], [1.5, 0, 0, -7], [0, 0, 3, 11], [0, 0, 0, 1]])
    let volume = try Volume(values: (0..<24).map { Float($0) * 0.5 }, size: [2, 3, 4], affine: affine)
    try save(volume, to: scratch.path(name))
    let again = try loadVolume(scratch.path(name))
    #expect(again.tensor.floats == volume.tensor.floats)
    #expect(again.size == [2, 3, 4])
    #expect(again.affine.distance(to: affine, size: [2, 3, 4]) < 1e-3)
    #expect(again.orientation == "ALS")
    #expect(try bytes(of: scratch.path(name)).starts(with: name.hasSuffix("gz") ? [0x1f, 0x8b] : [0x5c, 1, 0, 0]))
}

@Test func theQformAloneGivesTheSameAffine() throws {
    let scratch = try Scratch()
    // One rotation for each branch of the quaternion, and one left-handed.
    let rotations: [[[Double]]] = [
        [[1, 0, 0], [0, 1, 0], [0, 0, 1]], [[1, 0, 0], [0, -1, 0], [0, 0, -1]],
        [[-1, 0, 0], [0, 1, 0], [0, 0, -1]], [[-1, 0, 0], [0, -1, 0], [0, 0, 1]],
        [[0, 0, 1], [1, 0, 0], [0, 1, 0]], [[-1, 0, 0], [0, 1, 0], [0, 0, 1]],
        [[0.6, -0.8, 0], [0.8, 0.6, 0], [0, 0, 1]],
    ]
    for rotation in rotations {
        let affine = Affine(spacing: [1, 2, 3], direction: rotation, origin: [4, 5, 6])
        let path = scratch.path("q.nii")
        try save(try Volume(values: [1, 2], size: [1, 1, 2], affine: affine), to: path)
        var file = try bytes(of: path)
        file.replaceSubrange(254..<256, with: [0, 0])
        let again = try loadVolume(try scratch.write(file, "q2.nii"))
        #expect(again.affine.distance(to: affine, size: [10, 10, 10]) < 1e-3, "\(rotation)")
    }
}

@Test func labelMapsTakeTheSmallestTypeAndAreKnownAgain() throws {
    let scratch = try Scratch()
    for (values, code) in [([0, 255], 2), ([-1, 300], 4), ([0, 70_000], 8), ([0, 1 << 40], 1024)] {
        let path = scratch.path("l.nii")
        try save(try LabelMap(values: values, size: [1, 1, 2]), to: path)
        #expect(Int(try bytes(of: path)[70]) | Int(try bytes(of: path)[71]) << 8 == code)
        guard case .labels(let map) = try load(path) else {
            Issue.record("a label map comes back as one")
            return
        }
        #expect(map.tensor.integers == values)
    }
}

@Test func slicesAndChannelsComeBack() throws {
    let scratch = try Scratch()
    let slice = try Volume(values: [1, 2, 3, 4, 5, 6], size: [2, 3])
    try save(slice, to: scratch.path("s.nii"))
    #expect(try loadVolume(scratch.path("s.nii")).size == [2, 3])
    let channels = try Volume(tensor: Tensor((0..<48).map(Float.init), shape: [2, 3, 4, 2]))
    try save(channels, to: scratch.path("c.nii.gz"))
    let again = try loadVolume(scratch.path("c.nii.gz"))
    #expect(again.tensor.shape == [2, 3, 4, 2])
    #expect(again.tensor.floats == channels.tensor.floats)
}

@Test func equalVolumesGiveEqualFiles() throws {
    let scratch = try Scratch()
    let volume = try Volume(values: (0..<1000).map { Float($0 % 17) }, size: [10, 10, 10])
    try save(volume, to: scratch.path("a.nii.gz"))
    try save(volume, to: scratch.path("b.nii.gz"))
    #expect(try bytes(of: scratch.path("a.nii.gz")) == bytes(of: scratch.path("b.nii.gz")))
}

@Test func aTableBesideAnAtlasComesWithIt() throws {
    let scratch = try Scratch()
    try save(try LabelMap(values: [0, 1, 2, 2], size: [2, 2]), to: scratch.path("atlas.nii.gz"))
    #expect(try loadLabels(scratch.path("atlas.nii.gz")).table == nil)
    _ = try scratch.write(Array("1 Precentral_L 2001\n2\n".utf8), "atlas.nii.txt")
    #expect(throws: Problem.self) { try loadLabels(scratch.path("atlas.nii.gz")) }
    _ = try scratch.write(Array("1 Precentral_L 2001\n2\tGenu of corpus callosum\n".utf8), "atlas.nii.txt")
    let table = try loadLabels(scratch.path("atlas.nii.gz")).table
    #expect(table?.name(of: 1) == "Precentral_L")
    #expect(table?.name(of: 2) == "Genu of corpus callosum")
}

@Test func tensorsAreRefusedWithAWayOut() throws {
    let scratch = try Scratch()
    let problem = #expect(throws: Problem.self) { try save(Tensor([1], shape: [1]), to: scratch.path("t.nii")) }
    #expect(problem?.remedy == "make it a volume first, or save it as .npy")
}
