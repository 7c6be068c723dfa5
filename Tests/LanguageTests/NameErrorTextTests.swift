import Testing

@testable import Language

private let nameErrors: [ErrorText] = [
    .init(
        "unknown name", "liver = 3\nlivr + 1",
        """
        test.reel:2:1: error: there is no `livr` here
          2 | livr + 1
            | ^^^^
          note: did you mean `liver`?
        """),
    .init(
        "unknown command", "aplend \"a\"",
        """
        test.reel:1:1: error: there is no `aplend` here
          1 | aplend "a"
            | ^^^^^^
          note: did you mean `append`?
        """),
    .init(
        "word of another language", "x = None",
        """
        test.reel:1:5: error: there is no `None` here
          1 | x = None
            |     ^^^^
          note: did you mean `none`?
        """),
    .init(
        "wrong argument name", "def blend(a, b, share: 0.5) { a }\nblend(1, 2, shere: 3)",
        """
        test.reel:2:13: error: blend has no argument `shere`
          2 | blend(1, 2, shere: 3)
            |             ^^^^^
          note: did you mean `share`?
          note: it is blend(a, b, share: 0.5)
        """),
    .init(
        "too many arguments", "count([1], 2)",
        """
        test.reel:1:12: error: count takes 1 argument, 2 are given
          1 | count([1], 2)
            |            ^
          note: it is count(value)
        """),
    .init(
        "missing argument", "map([1])",
        """
        test.reel:1:1: error: map needs `function`
          1 | map([1])
            | ^^^^^^^^
          note: it is map(list, function)
        """),
    .init(
        "captured name changed", "n = 1\ndef f() { n += 1 }",
        """
        test.reel:2:11: error: `n` belongs to the scope around this function and is read-only here
          2 | def f() { n += 1 }
            |           ^
          note: make a variable of the function's own, or pass the value in and return the changed one
        """),
    .init(
        "several unknown names", "a1 + 1\nb1 + 1",
        """
        test.reel:1:1: error: there is no `a1` here
          1 | a1 + 1
            | ^^
        test.reel:2:1: error: there is no `b1` here
          2 | b1 + 1
            | ^^
        """),
]

@Test(arguments: nameErrors)
func nameErrorsReadAsWritten(_ example: ErrorText) { #expect(example.rendered == example.text) }
