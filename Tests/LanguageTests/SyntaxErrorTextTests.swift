import Testing

@testable import Language

private let syntaxErrors: [ErrorText] = [
    .init(
        "power", "x = 2 ** 3",
        """
        test.reel:1:7: error: `**` is written `^` in Reel
          1 | x = 2 ** 3
            |       ^^
        """),
    .init(
        "not", "x = !true",
        """
        test.reel:1:5: error: `!` is written `not` in Reel
          1 | x = !true
            |     ^
        """),
    .init(
        "and, or", "x = true && false || true",
        """
        test.reel:1:10: error: `&&` is written `and` in Reel
          1 | x = true && false || true
            |          ^^
        test.reel:1:19: error: `||` is written `or` in Reel
          1 | x = true && false || true
            |                   ^^
        """),
    .init(
        "elif", "if true { 1 } elif false { 2 }",
        """
        test.reel:1:15: error: `elif` is written `else if` in Reel
          1 | if true { 1 } elif false { 2 }
            |               ^^^^
        """),
    .init(
        "unclosed bracket", "x = [1, 2",
        """
        test.reel:1:5: error: this `[` is never closed
          1 | x = [1, 2
            |     ^
        """),
    .init(
        "unclosed string", "x = \"abc",
        """
        test.reel:1:5: error: this string is not closed on its line
          1 | x = "abc
            |     ^^^^
        """),
    .init(
        "fat arrow", "f = (a, b) => a + b",
        """
        test.reel:1:12: error: `=>` is written `->` in Reel
          1 | f = (a, b) => a + b
            |            ^^
        """),
    .init(
        "let", "let x = 3",
        """
        test.reel:1:1: error: a name is assigned without a word before it
          1 | let x = 3
            | ^^^
          note: x = …
        """),
    .init(
        "assignment as a condition", "x = 1\nif x = 5 { 1 }",
        """
        test.reel:2:6: error: expected `{` after the condition, found `=`
          2 | if x = 5 { 1 }
            |      ^
          note: equality is written `==`
        """),
    .init(
        "block without braces", "def f(x): return x",
        """
        test.reel:1:9: error: expected `{` after the parameters, found `:`
          1 | def f(x): return x
            |         ^
          note: the body stands in braces that open on the same line
        """),
    .init(
        "single quotes", "x = 'abc'",
        """
        test.reel:1:5: error: strings stand in double quotes
          1 | x = 'abc'
            |     ^^^^^
        """),
    .init(
        "escape", "x = \"a\\q\"",
        """
        test.reel:1:7: error: `\\q` is not an escape
          1 | x = "a\\q"
            |       ^^
          note: escapes are \\n \\t \\r \\0 \\" \\\\ \\u{1F600} and \\( for a value
        """),
    .init(
        "missing operand", "x = 1 +\n",
        """
        test.reel:1:8: error: expected a value, found the end
          1 | x = 1 +
            |        ^
        """),
    .init(
        "two values", "x = 1 2",
        """
        test.reel:1:7: error: expected the end of the statement, found a number
          1 | x = 1 2
            |       ^
        """),
    .init(
        "assignment to a call", "f(1) = 2",
        """
        test.reel:1:1: error: only a name, a member or an element can be assigned to
          1 | f(1) = 2
            | ^^^^
        """),
    .init(
        "else on its own line", "if true { 1 }\nelse { 2 }",
        """
        test.reel:2:1: error: `else` stands on the line of the `}` that it follows
          2 | else { 2 }
            | ^^^^
        """),
    .init(
        "keyword as a name", "def for() { 1 }",
        """
        test.reel:1:5: error: expected a name after `def`, found `for`
          1 | def for() { 1 }
            |     ^^^
          note: `for` is a word of the language and cannot be a name
        """),
    .init(
        "mismatched bracket", "x = f(1, 2]",
        """
        test.reel:1:11: error: expected `)`, found `]`
          1 | x = f(1, 2]
            |           ^
          note: `(` was opened at line 1
        """),
    .init(
        "integer too large", "x = 9223372036854775808",
        """
        test.reel:1:5: error: this number does not fit in 64 bits
          1 | x = 9223372036854775808
            |     ^^^^^^^^^^^^^^^^^^^
          note: the largest integer is 9223372036854775807; write a float (1e20) beyond it
        """),
    .init(
        "return outside", "return 3",
        """
        test.reel:1:1: error: `return` stands outside of a function
          1 | return 3
            | ^^^^^^^^
        """),
    .init(
        "break outside", "if true { break }",
        """
        test.reel:1:11: error: `break` stands outside of a loop
          1 | if true { break }
            |           ^^^^^
        """),
    .init(
        "layer without call", "layer a(n) { b = n }",
        """
        test.reel:1:7: error: the layer `a` has no `def call`
          1 | layer a(n) { b = n }
            |       ^
          note: say what it does with its input: def call(x) { … }
        """),
    .init(
        "default with =", "def f(a = 1) { a }",
        """
        test.reel:1:9: error: a default is written with a colon
          1 | def f(a = 1) { a }
            |         ^
          note: a: value
        """),
]

@Test(arguments: syntaxErrors)
func syntaxErrorsReadAsWritten(_ example: ErrorText) { #expect(example.rendered == example.text) }
