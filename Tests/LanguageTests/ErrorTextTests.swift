import Testing

@testable import Language

/// The full text of every kind of error, as the user reads it.
struct ErrorText: CustomTestStringConvertible {
    let name: String
    let script: String
    let text: String
    var testDescription: String { name }

    init(_ name: String, _ script: String, _ text: String) {
        self.name = name
        self.script = script
        self.text = text
    }
}

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
          note: a block stands in braces that open on the same line
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
          note: it is blend(a, b, share: none)
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
          in module b, called at a.reel:1:5
          in module a, called at test.reel:1:5
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

@Test(arguments: syntaxErrors + nameErrors + runTimeErrors)
func errorsReadAsWritten(_ example: ErrorText) {
    let host = TestHost()
    host.maximumDepth = 100
    host.modules = ["a": "use b", "b": "use a", "m": "value = 1"]
    #expect(Run(example.script, host: host).rendered == example.text)
}
