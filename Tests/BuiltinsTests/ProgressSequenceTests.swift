import Testing

@testable import Builtins

@Suite struct ProgressSequenceTests {
    /// What a script shows, and how many elements were done at every turn.
    private func run(_ script: String) throws -> (shown: String, done: [Int]) {
        let host = try TestHost()
        var done: [Int] = []
        host.onProgress = { done.append($0) }
        return (try host.run(script), done)
    }

    @Test(arguments: [("[5, 6, 7]", "5 6 7"), ("5..8", "5 6 7"), ("tensor([5, 6, 7]).list", "5 6 7"), ("[]", "")])
    func aLoopGoesOverTheElementsAndMovesTheBar(_ items: String, _ expected: String) throws {
        let (shown, done) = try run("for x in progress(\(items), \"rounds\") { print x }")
        #expect(shown.replacing(".0", with: "").replacing("\n", with: " ") == expected)
        #expect(done == Array(0..<expected.split(separator: " ").count))
    }

    @Test func casesOfADatasetAreGoneOver() throws {
        let data = "phantom(\"abdomen\", regions: hierarchy({liver: 1}), count: 2, size: [16, 16])"
        #expect(try run("for x in progress(\(data)) { print type(x) }").shown == "case\ncase")
    }

    @Test func whatIsNoSequenceIsRefused() throws {
        let problem = try TestHost().problem("progress(3)")
        #expect(
            problem?.message == "a loop with a bar goes over a list, a range, a dataset or a table, not an integer")
    }
}
