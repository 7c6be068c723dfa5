import Testing

@testable import Builtins

/// A list of plain numbers is reduced to a plain number, in double precision.
@Suite struct PlainNumbersTests {
    @Test(arguments: [
        ("sum([0.1, 0.2])", "0.30000000000000004"), ("sum([1, 2, 3])", "6"), ("sum(1..4)", "6"), ("sum([])", "0"),
        ("mean([0.1, 0.2])", "0.15000000000000002"), ("mean([1, 2])", "1.5"), ("max([0.1, 0.3])", "0.3"),
        ("min([3, 2, 5])", "2"), ("variance([1, 2, 3], correction: 1)", "1.0"), ("maximum(0.1, 0.3)", "0.3"),
        ("minimum(2, 3)", "2"), ("clip(3.7, low: 0, high: 1)", "1"), ("clip(0.3, low: 0)", "0.3"),
    ])
    func aNumberComesBack(_ script: String, _ shown: String) throws {
        #expect(try TestHost().run(script) == shown)
    }

    @Test func aNestedListIsATensor() throws {
        #expect(try TestHost().run("sum([[1, 2], [3, 4]])") == "10")
    }

    @Test(arguments: [
        ("tensor(0..3).list", "[0, 1, 2]"), ("tensor([0..2, 5..7]).list", "[[0, 1], [5, 6]]"),
        ("tensor([0..2, [5, 6]]).list", "[[0, 1], [5, 6]]"),
    ])
    func aRangeIsAListOfItsIntegers(_ script: String, _ shown: String) throws {
        #expect(try TestHost().run(script) == shown)
    }

    @Test func aRangeThatDoesNotFitIntoMemoryIsRefused() throws {
        let problem = try TestHost().problem("sum(0..9223372036854775807)")
        #expect(problem?.message.contains("of memory are left") == true, "\(problem?.message ?? "none")")
        #expect(try TestHost().problem("tensor([0..2, 0..3])")?.message.contains("found a range of") == true)
    }

    @Test(arguments: ["mean([])", "max([])", "sum([9223372036854775807, 1])", "variance([1], correction: 1)"])
    func whatIsNotDefinedIsAnError(_ script: String) throws {
        #expect(try TestHost().problem(script) != nil)
    }
}
