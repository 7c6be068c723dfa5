import Testing

@testable import Builtins

@Test(arguments: [
    ("tensor([[1, 2], [3, 4]])", "tensor [2, 2] int64, 1 … 4\n  [[1 2]\n   [3 4]]"),
    ("tensor([1, 2.5])", "tensor [2] float32, 1 … 2.5\n  [1.0 2.5]"),
    ("t = tensor([[1, 2], [3, 4]])\nt[0, 0] = 9\nt[:, 0]", "tensor [2] int64, 3 … 9\n  [9 3]"),
    ("a = tensor([1, 2])\nb = a\nb[0] = 7\na[0].value", "1"),
    ("tensor([7, -7]) // 2", "tensor [2] int64, -4 … 3\n  [ 3 -4]"),
    ("tensor([7, -7]) % 2", "tensor [2] int64, 1 … 1\n  [1 1]"),
    ("tensor([1.0, 2.0]) > 1.5", "tensor [2] float32, 0 … 1\n  [0 1]"),
    ("(tensor([1, 0]) & tensor([1, 1])) | tensor([0, 0])", "tensor [2] float32, 0 … 1\n  [1 0]"),
    ("gradient(v -> sum(v ^ 2), tensor([1.0, 3.0]))", "tensor [2] float32, 2 … 6\n  [2 6]"),
    ("sum([1, 2, 3])", "6"), ("mean([1, 2])", "1.5"), ("exp(0)", "1.0"), ("floor(2.7)", "2"),
    ("split(\"a b\")", "[\"a\", \"b\"]"),
    ("tensor([[1, 2], [3, 4]]) @ tensor([[1, 0], [0, 1]])", "tensor [2, 2] int64, 1 … 4\n  [[1 2]\n   [3 4]]"),
    ("one_hot(tensor([1]), 3)", "tensor [1, 3] float32, 0 … 1\n  [[0 1 0]]"),
    ("zeros([0])", "tensor [0] float32, empty"),
    ("tensor([9007199254740993])", "tensor [1] int64, 9007199254740993 … 9007199254740993\n  [9007199254740993]"),
    ("abs(-3)", "3"), ("tensor([[1, 2], [3, 4]]).list", "[[1, 2], [3, 4]]"), ("tensor([0.5]).list", "[0.5]"),
    ("t = tensor([1, 2, 3])\nt[1:] = [9, 8]\nt", "tensor [3] int64, 1 … 9\n  [1 9 8]"),
    ("zeros([2, 0]).list", "[[], []]"),
])
func tensorsInTheLanguage(script: String, expected: String) throws {
    #expect(try TestHost().run(script) == expected)
}

@Test(arguments: [
    (
        "tensor([[1, 2], [3]])",
        "lists of different lengths do not make a tensor: expected a list of 2, found a list of 1"
    ),
    ("tensor([1, [2]])", "lists of different lengths do not make a tensor: expected a number, found a list of 1"),
    ("tensor([\"a\"])", "a tensor is made of numbers in lists, found a string"),
    ("zeros([1000000, 1000000, 1000000])", "a tensor of shape [1000000, 1000000, 1000000] has too many elements"),
    ("gradient(v -> v, tensor([1.0, 2.0]))", "f must give a single number, it gave a tensor of shape [2]"),
    ("ones([2, 3]) + ones([4])", "[2, 3]"), ("ones([2, 3]) + ones([4])", "[4]"),
    ("t = tensor([1, 2])\nt[0] = 2.5", "2.5 cannot be stored in a tensor of integers"),
    ("abs(-9223372036854775807 - 1)", "has no integer"),
    ("concatenate([zeros([0, 9223372036854775807]), zeros([0, 9223372036854775807])], axis: 1)", "too many elements"),
    ("tensor([1e300])", "1e+300 is too large for a tensor"), ("ones([1]) * 1e300", "too large for a tensor"),
    ("t = tensor([1, 2])\nt[0] = \"a\"", "expected a number, a tensor or a list to store, found a string"),
    ("tensor([1, 2])[5]", "5"), ("tensor([1]) // tensor([0])", "zero"),
])
func tensorMistakesAreNamed(script: String, part: String) throws {
    let message = try TestHost().problem(script)?.message ?? "no error"
    #expect(message.contains(part), "\(message)")
}

@Test func aTensorShowsItsCornersOnly() throws {
    let text = try TestHost().run("zeros([100, 100])")
    #expect(text.split(separator: "\n").count == 8)
    #expect(text.contains("…"))
}
