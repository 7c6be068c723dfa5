import Language
import Testing

@testable import Session

@Suite struct ReelHeadTests {
    let head = ReelHead(
        version: "0.1.0", seed: 7, instructionSet: "x86-64 avx2", libraries: ["oneDNN 2.6.3", "zlib 1.2.13"],
        inputs: [.init(path: "a b.nii.gz", digest: "00ff")])

    @Test func itSurvivesTheRoundTrip() {
        #expect(ReelHead(lines: head.lines) == head)
    }

    @Test func everyLineIsAComment() {
        #expect(head.lines.allSatisfy { $0.hasPrefix("#: ") })
    }

    @Test func itIsReadFromASourceThatIsNotParsed() {
        let source = Source(name: "t", text: "# mine\n#: seed 12\n\nx = [\n#: seed 13\n")
        #expect(ReelHead(in: source).seed == 12)
    }

    @Test func unknownLinesArePassedOver() {
        #expect(ReelHead(lines: ["#: moon full", "#:", "#: seed 3"]) == ReelHead(seed: 3))
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
