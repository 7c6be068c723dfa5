import Testing

@testable import Labels

@Test func leavesStandByValueAndRegionsDepthFirst() throws {
    let h = try Hierarchy([.region("body", [.region("bc", [.leaf("c", 3), .leaf("b", 2)]), .leaf("a", 1)])])
    #expect(h.leaves.map(\.name) == ["background", "a", "b", "c"])
    #expect(h.leaves.map(\.value) == [0, 1, 2, 3])
    #expect(h.regionNames == ["body", "bc", "c", "b", "a"])
    #expect(try h.region("bc") == [2, 3])
    #expect(try h.region("body") == [1, 2, 3])
    #expect(try h.region("background") == [0])
    #expect(try h.oneHot("bc") == [0, 1, 0, 0, 0])
    #expect(h.leaf(ofValue: 3) == 3)
    #expect(h.leaf(ofValue: 9) == nil)
}

@Test func furtherRegionsMayOverlap() throws {
    let h = try nested().with([("rim", ["a", "c"]), ("all", ["rim", "b"])])
    #expect(h.regionNames == ["body", "a", "bc", "b", "c", "rim", "all"])
    #expect(try h.region("rim") == [1, 3])
    #expect(try h.region("all") == [1, 2, 3])
    #expect(throws: LabelError.self) { try h.with([("rim", ["a"])]) }
    #expect(throws: LabelError.self) { try h.with([("empty", [])]) }
    #expect(throws: LabelError.self) { try h.with([("x", ["nothing"])]) }
}

@Test func anUnknownRegionIsAnsweredWithTheNearest() throws {
    let problem = #expect(throws: LabelError.self) { try organs().region("livr") }
    #expect(problem?.message == "There is no region \"livr\" in the hierarchy.")
    #expect(problem?.remedy == "Did you mean \"liver\"?")
    let far = #expect(throws: LabelError.self) { try organs().region("kidney") }
    #expect(far?.remedy == "The names are: body, liver, pancreas, stomach, background.")
}

@Test(
    arguments: [
        ([Hierarchy.Node.leaf("a", 1), .leaf("a", 2)], "given twice"),
        ([.leaf("a", 1), .leaf("b", 1)], "same value 1"),
        ([.region("a", [.leaf("a", 1)])], "given twice"),
        ([.leaf("a", 0)], "value 0"),
        ([.leaf("background", 4)], "first leaf"),
        ([.region("a", [])], "is empty"),
        ([], "at least one leaf"),
        ([.leaf("", 1)], "empty name"),
        ([.leaf("a", 1 << 40)], "does not fit"),
    ])
func aBadTreeIsRefused(nodes: [Hierarchy.Node], words: String) {
    let problem = #expect(throws: LabelError.self) { try Hierarchy(nodes) }
    #expect(problem?.message.contains(words) == true, "\(problem?.message ?? "")")
    #expect(problem?.remedy != nil)
}

@Test func theDrawingIsTheTree() throws {
    let h = try Hierarchy([
        .region("body", [.leaf("a", 1), .region("bc", [.leaf("b", 2), .leaf("c", 3)]), .leaf("d", 5)]),
        .leaf("table", 9),
    ]).with([("rim", ["a", "c"])])
    #expect(
        h.drawing() == """
            background  0
            body
            ├─ a  1
            ├─ bc
            │  ├─ b  2
            │  └─ c  3
            └─ d  5
            table  9
            rim = {a, c}
            """)
}

@Test func randomTreesKeepTheirPromises() throws {
    var generator = Generator(state: 2)
    for _ in 0..<200 {
        let h = try generator.hierarchy()
        #expect(h.leaves.map(\.value) == h.leaves.map(\.value).sorted())
        #expect(Set(h.regionNames).count == h.regions.count)
        #expect(h.drawing().split(separator: "\n").count == h.regions.count + 1)
        var above: [Hierarchy.Region] = []
        for region in h.regions where !region.isExtra {
            above.removeLast(above.count - region.depth)
            if let parent = above.last { #expect(region.set.isSubset(of: parent.set)) }
            above.append(region)
            #expect(!region.set.contains(0))
            #expect(!region.set.isEmpty)
        }
        for leaf in h.leaves { #expect(try h.region(leaf.name).isSingleton) }
    }
}

@Test func aTreeNestedVeryDeepIsReadWithoutRecursion() throws {
    var node = Hierarchy.Node.leaf("a", 1)
    for level in 0..<500 { node = .region("r\(level)", [node]) }
    let h = try Hierarchy(tree: node)
    #expect(h.regions.count == 501)
    #expect(h.regions.last?.depth == 500)
}
