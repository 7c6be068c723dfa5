import Language
import Testing

@testable import Session

@Suite struct ReelHeadTests {
    private static let digest = String(repeating: "0f", count: 32)

    let head = ReelHead(
        version: "0.1.0", seed: 7, instructionSet: "x86-64 avx2", libraries: ["oneDNN 2.6.3", "zlib 1.2.13"],
        inputs: [.init(path: "a b.nii.gz", digest: Self.digest)])

    @Test func itSurvivesTheRoundTrip() throws {
        #expect(try ReelHead(lines: head.lines) == head)
    }

    @Test func everyLineIsAComment() {
        #expect(head.lines.allSatisfy { $0.hasPrefix("#: ") })
    }

    /// What a folder or a file may be called must not become a line of the script.
    @Test(arguments: [
        "a\nprint \"ran\"", "a\r\nb", "\"quoted\"", "back\\slash\"", " led by a blank", "x sha256 \(digest)",
        "\u{1B}[2J\u{202E}", "tab\t", "漢字 🧠", "\u{2028}",
    ])
    func everyNameSurvivesTheRoundTripOnOneLine(_ name: String) throws {
        let head = ReelHead(seed: 1, folder: name, inputs: [.init(path: name, digest: Self.digest)])
        #expect(head.lines.count == 3)
        #expect(head.lines.allSatisfy { $0.hasPrefix("#: ") && !$0.unicodeScalars.contains("\n") })
        #expect(head.lines.allSatisfy { !$0.unicodeScalars.contains("\r") && !$0.unicodeScalars.contains("\u{1B}") })
        #expect(try ReelHead(lines: head.lines) == head)
    }

    @Test(arguments: [
        "#: seed", "#: seed abc", "#: seed -1", "#: input a.nii", "#: input a.nii sha256 00ff",
        "#: input \"a sha256 \(digest)", "#: input \"a\\q\" sha256 \(digest)", "#: folder \"..", "#: folder \"a\"b\"",
    ])
    func aLineThatSaysNothingIsRefused(_ line: String) {
        #expect(throws: ScriptError.self) { try ReelHead(lines: [line]) }
    }

    @Test func whatStandsOnceMustNotStandTwice() {
        #expect(throws: ScriptError.self) { try ReelHead(lines: ["#: seed 1", "#: seed 2"]) }
    }

    @Test func itIsReadFromASourceThatIsNotParsed() throws {
        let source = Source(name: "t", text: "# mine\n#: seed 12\n\nx = [\n#: seed 13\n")
        #expect(try ReelHead(in: source).seed == 12)
    }

    @Test func unknownLinesArePassedOver() throws {
        #expect(try ReelHead(lines: ["#: moon full", "#:", "#: seed 3"]) == ReelHead(seed: 3))
    }

    @Test func theMachineOfTheTestIsDescribed() {
        let here = ReelHead.current(seed: 0, inputs: [])
        #expect(here.libraries.contains { $0.hasPrefix("oneDNN ") })
        #expect(here.libraries.contains { $0.hasPrefix("OpenBLAS 0") })
        #expect(here.libraries.contains { $0.hasPrefix("zlib 1") })
        #expect(here.instructionSet?.isEmpty == false)
        #expect(here.difference(from: here) == nil)
    }

    @Test func differencesOfMachinesAreTold() {
        var other = head
        other.instructionSet = "arm64 neon"
        other.libraries = ["oneDNN 3.1.0", "zlib 1.2.13"]
        #expect(
            head.difference(from: other)
                == "recorded on x86-64 avx2, this is arm64 neon; "
                + "recorded with oneDNN 2.6.3, here is oneDNN 3.1.0, zlib 1.2.13")
        #expect(ReelHead().difference(from: other) == nil)
    }
}
