import Labels
import Testing

@Suite struct LabelNameTests {
    @Test(arguments: ["liver", "left lung", "Gyrus précentral", "海馬", "a-b_c.1", "می\u{200C}خواهم"])
    func plainNamesAreTaken(_ name: String) {
        #expect(LabelName.unseen(in: name) == nil)
    }

    @Test(arguments: [
        ("a\u{1B}[2Jb", "U+001B"), ("a\nb", "U+000A"), ("\u{9B}2J", "U+009B"), ("x\u{202E}y", "U+202E"),
        ("li\u{200B}ver", "U+200B"), ("a\tb", "U+0009"), ("\u{E0041}", "U+E0041"),
    ])
    func whatIsNotSeenIsNamed(_ name: String, _ sign: String) {
        #expect(LabelName.unseen(in: name) == sign)
    }

    @Test func noHierarchyBearsSuchAName() {
        #expect(throws: LabelError.self) { try Hierarchy([.leaf("a\u{1B}[2J", 1)]) }
        #expect(throws: LabelError.self) { try Hierarchy([.region("a\nb", [.leaf("c", 1)])]) }
        #expect(throws: LabelError.self) { try Hierarchy([.leaf("c", 1)]).with([(name: "\u{202E}", parts: ["c"])]) }
        #expect(throws: LabelError.self) { try Hierarchy.atoms(of: [(region: "\u{7}", mask: [true])]) }
    }
}
