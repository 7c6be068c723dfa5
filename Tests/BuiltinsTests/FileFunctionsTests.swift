import Foundation
import Testing

@testable import Builtins

@Test func aVolumeSurvivesTheDisk() throws {
    let script = """
        v = volume(tensor([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), spacing: [2, 3])
        save(v, "v.nii.gz")
        w = load "v.nii.gz"
        [w.size, w.spacing, sum(w.tensor - v.tensor).value]
        """
    #expect(try TestHost().run(script) == "[[3, 2], [2.0, 3.0], 0.0]")
}

@Test func arithmeticKeepsTheGeometry() throws {
    #expect(try TestHost().run("(volume(ones([4, 4]), spacing: 2) * 3).spacing") == "[2.0, 2.0]")
}

@Test func figuresAreWrittenByTheirEnding() throws {
    let host = try TestHost()
    try host.run("plot tensor([1.0, 0.5]) file: \"a.png\"\nf = plot(tensor([1.0, 0.5]))\nsave(f, \"b.svg\")")
    let png = try Data(contentsOf: host.folder.appendingPathComponent("a.png"))
    #expect(png.starts(with: [0x89, 0x50, 0x4e, 0x47]))
    let svg = try String(contentsOf: host.folder.appendingPathComponent("b.svg"), encoding: .utf8)
    #expect(svg.contains("<svg"))
}

@Test(arguments: [
    ("load \"nothing.nii\"", "nothing.nii"), ("save(v -> v, \"x.npy\")", "a function cannot be saved"),
    ("save(hierarchy({a: 1}), \"x.npy\")", "a hierarchy cannot be saved"),
    ("load(\"x\", as: \"labls\")", "labls"), ("plot(\"x\", file: \"x.png\")", "found a string"),
])
func fileMistakesAreErrors(script: String, part: String) throws {
    let message = try TestHost().problem(script)?.message ?? "no error"
    #expect(message.contains(part), "\(message)")
}

@Test func aPictureOfACaseIsDrawnOnce() throws {
    let host = try TestHost()
    try host.run("d = phantom(\"abdomen\", regions: hierarchy({liver: 1}), count: 1, size: [16, 24])\nshow d[0]")
    #expect(host.pictures == 1)
}
