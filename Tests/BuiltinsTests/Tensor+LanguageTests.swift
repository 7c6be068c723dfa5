import Testing

@testable import Builtins

@Suite struct TensorLanguageTests {
    @Test(arguments: [
        ("for x in tensor([[1, 2], [3, 4]]) { print sum(x) }", "3\n7"),
        ("x, y, z = zeros([3, 2])\n[x.shape, z.shape]", "[[2], [2]]"),
        ("def f(a, b) { a.shape + b.shape }\nf(zeros([2, 4])...)", "[4, 4]"),
        ("map(ones([2, 3]), row -> row.count)", "[3, 3]"),
        ("count(zip(zeros([2, 5]), zeros([3, 5])))", "2"),
        ("map(enumerate(zeros([2, 2])), pair -> pair[0])", "[0, 1]"),
        ("count(filter(tensor([[1, 2], [0, 0], [3, 4]]), row -> any(row)))", "2"),
        ("contains(zeros([2, 2]), 5)", "false"),
        ("for x in progress(zeros([2, 2, 2])) { print x.shape }", "[2, 2]\n[2, 2]"),
        ("for x in zeros([0, 3]) { print x }\n1", "1"),
    ])
    func elementsOfAMatrixAreItsRows(_ script: String, _ expected: String) throws {
        #expect(try TestHost().run(script) == expected)
    }

    @Test func countTellsAllNumbers() throws {
        #expect(try TestHost().run("t = zeros([3, 4])\n[count(t), t.count]") == "[12, 12]")
    }

    @Test func aTensorWithoutAxesHasNoElements() throws {
        let problem = try TestHost().problem("for x in tensor(3) { print x }")
        #expect(problem?.message == "a tensor without axes is one number, and has no elements to go over")
    }

    @Test(arguments: [
        ("any(zeros([2, 2]) > 0)", "false"), ("any(tensor([[0, 0], [0, 1]]))", "true"),
        ("all(zeros([2, 2]) == 0)", "true"), ("all(tensor([[1, 1], [1, 0]]))", "false"),
        ("[any(zeros([0])), all(zeros([0]))]", "[false, true]"), ("all(tensor([0.5, -1.0]))", "true"),
    ])
    func anyAndAllLookAtEveryNumberOfAMask(_ script: String, _ expected: String) throws {
        #expect(try TestHost().run(script) == expected)
    }

    @Test(arguments: [
        ("sum(tensor([1.0, 2.5]))", "3.5"), ("print sum(tensor([1.0, 2.5]))", "3.5"),
        ("\"sum \\(sum(tensor([1.0, 2.5])))\"", "\"sum 3.5\""), ("[sum(tensor([1, 2]))]", "[3]"),
        ("{s: sum(tensor([1.0, 2.0]))}", "{s: 3.0}"),
        ("for v in tensor([1.0, 2.0]) { print v }", "1.0\n2.0"),
        ("tensor(0.1)", "0.1"), ("sqrt(tensor(-1.0))", "nan"), ("string(tensor(7))", "\"7\""),
    ])
    func aTensorWithoutAxesIsShownAsItsNumber(_ script: String, _ expected: String) throws {
        #expect(try TestHost().run(script) == expected)
    }
}
