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
    #expect(try npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}")?.kind == .format)
    #expect(try npy("{'descr': '<f4', 'fortran_order': False}")?.message == "\(path) has a header without a shape")
    #expect(try npy("{{{{")?.message == "\(path) has a header that is no Python dictionary")
    #expect(
        try npy("{'descr': '<f4', 'fortran_order': False, 'shape': (9223372036854775807, 2), }")?.message
            .contains("more than memory can hold") == true)
    #expect(
        try npy("{'descr': '<f4', 'fortran_order': False, 'shape': (10, 10), }")?.message
            .contains("promises 400 bytes") == true)
}
