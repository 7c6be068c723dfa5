import Testing

@testable import Language

private let runTimeErrors: [ErrorText] = [
    .init(
        "division by zero", "x = 4\ny = 1 + x // 0",
        """
        test.reel:2:9: error: division by zero
          2 | y = 1 + x // 0
            |         ^^^^^^
        """),
    .init(
        "overflow", "9223372036854775807 + 1",
        """
        test.reel:1:1: error: 9223372036854775807 + 1 does not fit in a 64-bit integer
          1 | 9223372036854775807 + 1
            | ^^^^^^^^^^^^^^^^^^^^^^^
          note: float(x) makes a float, which reaches further
        """),
    .init(
        "operands", "\"a\" + 1",
        """
        test.reel:1:1: error: `+` does not apply to a string and an integer
          1 | "a" + 1
            | ^^^^^^^
          note: a value goes into a string as "… \\(value)"
        """),
    .init(
        "condition", "if 1 { 2 }",
        """
        test.reel:1:4: error: a condition is true or false, this is an integer
          1 | if 1 { 2 }
            |    ^
        """),
    .init(
        "and", "true and 1",
        """
        test.reel:1:10: error: `and` needs true or false, found an integer
          1 | true and 1
            |          ^
        """),
    .init(
        "index", "x = [1, 2]\nx[5]",
        """
        test.reel:2:1: error: index 5 is outside of a list of 2
          2 | x[5]
            | ^^^^
          note: the first is 0, the last is 1 or -1
        """),
    .init(
        "record field", "r = {name: 1}\nr.nam",
        """
        test.reel:2:3: error: a record has no `nam`
          2 | r.nam
            |   ^^^
          note: did you mean `name`?
        """),
    .init(
        "not callable", "x = 3\nx(1)",
        """
        test.reel:2:1: error: an integer cannot be called
          2 | x(1)
            | ^
        """),
    .init(
        "argument type", "upper(3)",
        """
        test.reel:1:7: error: upper expects a string for `text`, found an integer
          1 | upper(3)
            |       ^
        """),
    .init(
        "destructuring", "a, b = [1, 2, 3]",
        """
        test.reel:1:8: error: there are 2 names for 3 values
          1 | a, b = [1, 2, 3]
            |        ^^^^^^^^^
        """),
    .init(
        "for over a number", "for i in 3 { i }",
        """
        test.reel:1:10: error: an integer has no elements to go over
          1 | for i in 3 { i }
            |          ^
          note: a range of that many is 0..3
        """),
    .init(
        "no value yet", "if false { x = 1 }\nx",
        """
        test.reel:2:1: error: `x` has no value yet
          2 | x
            | ^
          note: it is assigned further down, or was not reached
        """),
    .init(
        "assert", "n = 3\nassert(n == 4)",
        """
        test.reel:2:1: error: this is false: n == 4
          2 | assert(n == 4)
            | ^^^^^^^^^^^^^^
        """),
    .init(
        "call trail",
        "def inner(x) { x / 0 }\ndef outer(x) {\n    1 + inner(x)\n}\nouter(3)",
        """
        test.reel:1:16: error: division by zero
          1 | def inner(x) { x / 0 }
            |                ^^^^^
          in inner, called at test.reel:3:9
          in outer, called at test.reel:5:1
        """),
    .init(
        "endless recursion", "def f(n) { f(n + 1) }\nf(0)",
        """
        test.reel:1:12: error: functions call each other more than 100 deep
          1 | def f(n) { f(n + 1) }
            |            ^^^^^^^^
          note: does the function that calls itself ever stop?
          in f, called at test.reel:1:12
          in f, called at test.reel:1:12
          in f, called at test.reel:1:12
          in f, called at test.reel:1:12
          in f, called at test.reel:1:12
          in f, called at test.reel:1:12
          in f, called at test.reel:1:12
          in f, called at test.reel:1:12
          … 84 more calls
          in f, called at test.reel:1:12
          in f, called at test.reel:1:12
          in f, called at test.reel:1:12
          in f, called at test.reel:1:12
          in f, called at test.reel:1:12
          in f, called at test.reel:1:12
          in f, called at test.reel:1:12
          in f, called at test.reel:2:1
        """),
    .init(
        "unknown module", "use nothing",
        """
        test.reel:1:5: error: there is no module `nothing`
          1 | use nothing
            |     ^^^^^^^
        """),
    .init(
        "modules in a ring", "use a",
        """
        b.reel:1:5: error: modules use each other in a ring: a → b → a
          1 | use a
            |     ^
          in module b, used at a.reel:1:5
          in module a, used at test.reel:1:5
        """),
    .init(
        "module member", "use m\nm.valu",
        """
        test.reel:2:3: error: the module m has no `valu`
          2 | m.valu
            |   ^^^^
          note: did you mean `value`?
        """),
    .init(
        "error", "def check(x) { error \"x is \\(x)\" }\ncheck(4)",
        """
        test.reel:1:16: error: x is 4
          1 | def check(x) { error "x is \\(x)" }
            |                ^^^^^^^^^^^^^^^^^
          in check, called at test.reel:2:1
        """),
]

@Test(arguments: runTimeErrors)
func runTimeErrorsReadAsWritten(_ example: ErrorText) { #expect(example.rendered == example.text) }
