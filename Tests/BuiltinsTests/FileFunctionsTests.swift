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

@Test func namesOfLabelsSurviveTheDisk() throws {
    let host = try TestHost()
    let script = """
        m = label_map(tensor([[0, 1], [2, 2]]), table: {"left lung": 1, spleen: 2})
        save(m, "m.nii.gz")
        n = load "m.nii.gz"
        n
        """
    #expect(try host.run(script) == "label map 2 × 2, 1 × 1 mm, RA, 2 names; values 0, 1 left lung, 2 spleen")
    #expect(host.transient == ["wrote the names of 2 values to m.tsv"])
    #expect(try host.digest("n") == host.digest("m"))
    #expect(try host.digest("label_map(m.tensor)") != host.digest("m"))
    #expect(try host.run("load(\"m.nii.gz\", names: none)") == "label map 2 × 2, 1 × 1 mm, RA; values 0, 1, 2")
}

@Test func namesOfASegmentationSurviveTheDisk() throws {
    let script = """
        organs = hierarchy({liver: 1, spleen: 2})
        net = unet(levels: 2, features: 4, outputs: organs)
        save(segment(net, zeros([16, 16])), "s.nii.gz")
        load("s.nii.gz").table["name"]
        """
    #expect(try TestHost().run(script).contains("\"liver\""))
}

@Test func tablesThatDoNotFitAreWarnedOf() throws {
    let host = try TestHost()
    func table(_ text: String, _ name: String) throws {
        try text.write(to: host.folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    try host.run("save(label_map(tensor([[0, 1], [2, 7]])), \"m.nii\")")
    try table("1 lung\n2 lung\n", "m.txt")
    #expect(
        try host.run("load \"m.nii\"").hasPrefix(
            "warning: m.txt names not all of the map's values (7 has no name)\n"
                + "warning: m.txt gives the name \"lung\" to 2 values: 1, 2\n"))
    try table("index,name\n4,x\n", "m.csv")
    #expect(try host.run("load \"m.nii\"").hasPrefix("warning: names were read from m.txt, not from m.csv; names: "))
    #expect(
        try host.run("load(\"m.nii\", names: \"m.csv\")").hasPrefix(
            "warning: m.csv names none of the map's values (1, 2, 7 have no name)"))
    try table("1 lung\nnothing\n", "m.txt")
    let problem = host.problem("load \"m.nii\"")
    #expect(problem?.message == "m.txt, line 2: expected a value and a name, found \"nothing\"")
    #expect(problem?.notes == ["mend the line, or load without names: names: none"])
    #expect(
        try host.run("save(label_map(tensor([[0, 1], [2, 7]])), \"m.nii\")").contains("will be given those of m.txt"))
    #expect(
        host.problem("load(\"m.nii\", as: \"volume\", names: \"m.csv\")")?.message.contains("have no names") == true)
}

@Test func anotherTableStandsInTheWayBeforeAnythingIsWritten() throws {
    let host = try TestHost()
    try "index\tname\tcolor\n1\tliver\t#fff\n".write(
        to: host.folder.appendingPathComponent("m.tsv"), atomically: true, encoding: .utf8)
    let problem = host.problem("save(label_map(tensor([[0, 1]]), table: {spleen: 1}), \"m.nii\")")
    #expect(
        problem?.message
            == "m.tsv, where the names of the labels would be written, is another table: 1 is \"liver\" there")
    #expect(!FileManager.default.fileExists(atPath: host.folder.appendingPathComponent("m.nii").path))
}

@Test func theTypeOfNumbersIsAskedForAndKept() throws {
    let host = try TestHost()
    try host.run(
        "v = volume(tensor([[1.0, 2.0], [3.0, 4.0]]))\nsave(v, \"v.nii\", as: \"int16\")\nsave(load(\"v.nii\"), \"w.nii\")"
    )
    func bytes(_ name: String) throws -> Data { try Data(contentsOf: host.folder.appendingPathComponent(name)) }
    #expect(try bytes("v.nii").count == 352 + 8)
    #expect(try bytes("v.nii") == bytes("w.nii"))
    try host.run("save(load(\"v.nii\") * 0.5, \"x.nii\")")
    #expect(try bytes("x.nii").count == 352 + 16)
    let problem = host.problem("save(v * 0.5, \"y.nii\", as: \"int16\")")
    #expect(problem?.message == "element [0, 0] is 0.5, which int16 does not hold")
    #expect(host.problem("save(v, \"y.nii\", as: \"int17\")")?.message.contains("\"int17\"") == true)
    #expect(host.problem("save(v, \"y.nii\", replace: true)")?.message == "`replace:` means nothing for a volume")
    #expect(
        host.problem("save(plot(tensor([1.0, 2.0])), \"y.png\", as: \"int8\")")?.message
            == "`as:` means nothing for a figure")
}

@Test func errorsOfTheSystemAreCaught() throws {
    #if os(Linux)
        let shown = try TestHost().run("try { load \"/proc/self/mem\" } catch e { e.kind }")
        #expect(shown == "\"format\"" || shown == "\"file\"")
    #endif
}

@Test func aPictureOfACaseIsDrawnOnce() throws {
    let host = try TestHost()
    try host.run("d = phantom(\"abdomen\", regions: hierarchy({liver: 1}), count: 1, size: [16, 24])\nshow d[0]")
    #expect(host.pictures == 1)
}

@Test func namesOfALabelMapMakeAHierarchy() throws {
    let host = try TestHost()
    try host.run("m = label_map(tensor([[0, 1], [2, 2]]), table: {background: 0, \"left lung\": 1, liver: 2})")
    try host.run("h = hierarchy(m)")
    #expect(try host.run("annotation(m, h).complete(\"left lung\")") == "true")
    #expect(
        host.problem("hierarchy(label_map(tensor([[0, 1]])))")?.message == "the label map has no names for its values")
    #expect(host.problem("hierarchy(3)") != nil)
}

@Test func integersThatAVolumeCannotHoldAreRefused() throws {
    let problem = try TestHost().problem("volume(tensor([[1, 16777217], [0, 16777216]]))")
    #expect(problem?.message.contains("16777217") == true)
}
