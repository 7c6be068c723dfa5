import Foundations
import Tensors
import Testing

@testable import Volumes

@Test(arguments: Goldens.names(ending: ".npy"))
func readsWhatNumPyReads(name: String) throws {
    let expected = try #require(Goldens.expected[name])
    if name.hasPrefix("uint64") {
        #expect(try load(Goldens.path(name)).tensor.integers == expected.values.map { Int($0) })
        return
    }
    let tensor = try load(Goldens.path(name)).tensor
    #expect(tensor.shape == expected.shape)
    if tensor.elementType == .int64 {
        #expect(tensor.integers == expected.values.map { Int($0) })
    } else {
        #expect(tensor.floats == expected.values.map { Float($0) })
    }
}

@Test func tensorsComeBack() throws {
    let scratch = try Scratch()
    for shape in [[], [6], [2, 3], [1, 2, 3], [0, 4]] {
        let count = shape.reduce(1, *)
        let floats = try Tensor((0..<count).map { Float($0) / 3 }, shape: shape)
        try save(floats, to: scratch.path("f.npy"))
        let again = try load(scratch.path("f.npy")).tensor
        #expect(again.shape == shape)
        #expect(again.floats == floats.floats)
        let integers = try Tensor(integers: (0..<count).map { $0 - 3 }, shape: shape)
        try save(integers, to: scratch.path("i.npy"))
        #expect(try load(scratch.path("i.npy")).tensor.integers == integers.integers)
        #expect(try bytes(of: scratch.path("i.npy")).count == 128 + 8 * count)
    }
}

@Test func headersThatAreNotNumPysAreRefused() throws {
    let scratch = try Scratch()
    func npy(_ text: String) throws -> Problem? {
        let head: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(text.utf8.count), 0]
        let path = try scratch.write(head + Array(text.utf8), "x.npy")
        return #expect(throws: Problem.self) { _ = try load(path) }
    }
    let path = scratch.path("x.npy")
    #expect(
        try npy("{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }")?.message
            == "\(path) holds numbers of type \"<c8\", which are not read")
    let structured = try npy(
        "{'descr': [('a', '<f4'), ('b', [('c', '|u1')], (2,))], 'fortran_order': False, 'shape': (1,)}")
    #expect(structured?.message == "\(path) is a structured array of the fields a, b, which is not read")
    #expect(structured?.remedy == "save one field of it: np.save(\"a.npy\", a[\"a\"])")
    #expect(
        try npy("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }")?.remedy
            == "it holds Python objects; save its numbers alone")
    let good = "{'descr': '<f4', 'fortran_order': False, 'shape': (), "
    #expect(try npy(good + "'x': 1}")?.message == "\(path) has a header with the unknown key \"x\"")
    #expect(try npy(good + "'shape': (1,)}")?.message == "\(path) has a header that names a key twice")
    for junk in ["} x", "}{}", "}\0", "} # a"] {
        #expect(try npy(good + junk)?.message == "\(path) has a header that is no Python dictionary, or more than one")
    }
    #expect(try npy("{'descr': '|f4', 'fortran_order': False, 'shape': (1,), }")?.kind == .format)
    for shape in ["(-1,)", "('a',)", "[[1]]"] {
        #expect(try npy("{'descr': '<f4', 'fortran_order': False, 'shape': \(shape), }")?.kind == .format)
    }
    #expect(
        try npy("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 9223372036854775807, 9223372036854775807), }")?
            .message.contains("more than memory can hold") == true)
    #expect(try npy("{'descr': '<f4', 'fortran_order': False}")?.message == "\(path) has a header without a shape")
    #expect(try npy("{{{{")?.message == "\(path) has a header that is no Python dictionary, or more than one")
    #expect(
        try npy("{'descr': '<f4', 'fortran_order': False, 'shape': (9223372036854775807, 2), }")?.message
            .contains("more than memory can hold") == true)
    #expect(
        try npy("{'descr': '<f4', 'fortran_order': False, 'shape': (10, 10), }")?.message
            .contains("promises 400 bytes") == true)
}

@Test(
    arguments: [(1, 0, true), (2, 0, true), (3, 0, true), (0, 0, false), (1, 1, false), (3, 233, false), (4, 0, false)]
        as [(UInt8, UInt8, Bool)])
func versionsThatNumPyWritesAreRead(major: UInt8, minor: UInt8, isKnown: Bool) throws {
    let text = Array("{'descr': '|u1', 'fortran_order': False, 'shape': (2,), }\n".utf8)
    let length: [UInt8] = major == 1 ? [UInt8(text.count), 0] : [UInt8(text.count), 0, 0, 0]
    let bytes = NpyHeader.magic + [major, minor] + length + text + [3, 4]
    if isKnown {
        #expect(try loadFile(bytes, named: "x.npy").value.tensor.integers == [3, 4])
        let longer = try loadFile(bytes + [0], named: "x.npy").warnings
        #expect(longer == ["x.npy has 1 bytes more than its header says; they were passed over"])
    } else {
        let problem = #expect(throws: Problem.self) { try loadFile(bytes, named: "x.npy") }
        #expect(problem?.message == "x.npy is of the unknown .npy version \(major).\(minor)")
    }
}
