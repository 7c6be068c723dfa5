import Builtins
import Foundation
import Testing

@testable import Session

/// The reference in Docs/Reference is what the catalogue says, and every example in it runs.
@Suite(.serialized) struct ReferenceTests {
    @Test func noPageIsStale() throws {
        let folder = ReelTests.root.appending(path: Reference.folder).path
        let stale = try Reference.stale(in: folder)
        #expect(stale.isEmpty, "run `reel docs`: \(stale.joined(separator: ", "))")
    }

    @Test func aChangedPageIsStale() {
        #expect(!Reference.agree("0.51\n", "0.52\n", isElsewhere: false))
        #expect(Reference.agree("#> 0.510\n", "#> 0.512\n", isElsewhere: true))
        #expect(!Reference.agree("#> 0.51\n", "#> 0.61\n", isElsewhere: true))
        #expect(!Reference.agree("Takes a tensor.\n", "Takes a volume.\n", isElsewhere: true))
    }

    @Test func everyRoomOfTheCatalogueHasAPage() {
        let rooms = Set(Room.all.map(\.name))
        for entry in BuiltinFunctions.index.entries {
            if case .member = entry.kind { continue }
            #expect(rooms.contains(entry.room), "\(entry.name) stands in \(entry.room)")
        }
    }

    @Test func anExampleThatFailsIsAnError() {
        #expect(throws: (any Error).self) { try ExampleRun("nowhere(1)", name: "nowhere") }
        #expect(throws: (any Error).self) { try ExampleRun("1 // 0", name: "division") }
    }

    @Test func anExampleShowsResultsWithoutDigests() throws {
        let run = try ExampleRun("t = ones([2])\nt\nsave(t, \"t.npy\")", name: "ones")
        #expect(run.blocks.map(\.shown) == [[], ["tensor [2] float32, 1 … 1", "  [1 1]"], ["wrote \"t.npy\""]])
    }
}
