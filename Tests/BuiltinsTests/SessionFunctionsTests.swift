import Testing

@testable import Builtins

@Suite struct SessionFunctionsTests {
    @Test(arguments: [
        "range(20) + []", "map(0..1000, v -> v)", "{a: repeat(\"x\", 60), b: repeat(\"y\", 60)}",
        "tensor([[1, 2], [3, 4]])", "3.5", "0..3", "[\"a\"]", "zeros([2, 2]) > 0",
    ])
    func printShowsAValueAsABareExpressionDoes(_ value: String) throws {
        #expect(try TestHost().run("print(\(value))") == TestHost().run(value))
    }

    @Test func printShowsStringsBareAndValuesSideBySide() throws {
        #expect(try TestHost().run("print \"a\" 1 [2, \"b\"] tensor(3)") == "a 1 [2, \"b\"] 3")
    }

    @Test func whatTakesSeveralLinesBeginsOnItsOwn() throws {
        let shown = try TestHost().run("print \"t is\" tensor([1, 2])")
        #expect(shown == "t is\ntensor [2] int64, 1 … 2\n  [1 2]")
    }
}
