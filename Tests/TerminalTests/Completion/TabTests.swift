import Foundation
import Testing

@testable import Terminal

/// TAB in the real prompt, each kind of place once.
@Suite(.serialized) struct TabTests {
    @Test func namesAreCompletedAndListed() throws {
        try TerminalSession.run { session in
            try session.type("aa_one = 1; aa_two = 2")
            try session.wait(for: "reel>", times: 2)
            try session.complete("a", until: "a")
            try session.complete("a_", until: "aa_one  aa_two")
            try session.complete("tw", until: "reel> aa_two")
            try session.type(" + 40")
            try session.wait(for: "\n42")
        }
    }

    @Test func argumentsMembersAndRegionsAreCompleted() throws {
        try TerminalSession.run { session in
            try session.complete("unet(dims: 2, le", until: "unet(dims: 2, levels:")
            try session.keys("C-c")
            try session.type("organs = hierarchy({body: {liver: 1, spleen: 2}})")
            try session.complete("organs[\"li", until: "organs[\"liver\"")
            try session.type("]")
            try session.complete("organs.lea", until: "reel> organs.leaves")
            try session.keys("C-c")
            try session.type("cases = phantom(\"abdomen\", regions: organs, count: 1, size: [16, 16])")
            try session.complete("cases[0].image.orient", until: "cases[0].image.orientation")
            try session.type("")
            try session.wait(for: "\n\"RA\"")
        }
    }

    @Test func filesModulesTopicsAndChoicesAreCompleted() throws {
        try TerminalSession.run { session in
            try Data().write(to: URL(filePath: session.home).appending(path: "scan.nii.gz"))
            try Data().write(to: URL(filePath: session.home).appending(path: "scan.txt"))
            try session.complete("load \"sc", until: "load \"scan.nii.gz\"")
            try session.complete(" as: \"lab", until: "as: \"labels\"")
            try session.keys("C-c")
            try session.complete("use atl", until: "use atlases")
            try session.type("")
            try session.complete("atlases.", until: "atlases.")
            try session.keys("C-c")
            try session.complete("help instance_n", until: "help instance_norm")
        }
    }

    @Test func tabNeverCalls() throws {
        try TerminalSession.run { session in
            try session.type("def f() { print \"called\" }")
            try session.complete("f().", until: "f().")
            usleep(100_000)
            #expect(try !session.screen().contains("\ncalled"))
        }
    }
}
