/// The words and signs of the language.
public enum SyntaxTopics {
    /// Every keyword has a topic of its own or stands in the keywords of one.
    public static let entries = statements + expressions + operators

    private static let statements: [SyntaxTopic] = [
        .init(
            "def", "def name(a, b: 1, rest...) { … }",
            "Defines a function; the last expression of its body is its value, or what `return` gives.",
            example: "def blend(a, b, share: 0.5) { share * a + (1 - share) * b }\nblend(1, 9, share: 0.25)",
            keywords: ["function", "return", "default", "parameter", "variadic"]),
        .init(
            "layer", "layer name(channels) { … def call(x) { … } }",
            "Defines a layer: what its body binds are its parameters and sub-layers, `call` is what it does.",
            example: "layer doubled() { def call(x) { if training { 2 * x } else { x } } }\ndoubled()(3)",
            keywords: ["training", "parameter", "network", "module"]),
        .init(
            "use", "use name",
            "Binds a module: name.reel beside the script, in REEL_PATH or in the standard library, once a session.",
            example: "use atlases\natlases.aal_lobes.insula_cingulate",
            keywords: ["import", "module", "library", "include"]),
        .init(
            "=", "name = value; a, b = pair; x[0] = value; r.name = value; n += 1",
            "Binds a name in the nearest function, takes a value apart, or changes a part of one.",
            example: "a, b = [1, 2]\na, b = [b, a]\nxs = [1, 2, 3]\nxs[0] += a\nxs",
            keywords: ["assign", "variable", "destructure", "swap", "+=", "-="]),
        .init(
            "for", "for name in values { … }",
            "Runs a block for each element of a list, range, string, record or dataset; two names take pairs apart.",
            example: "total = 0\nfor n in 1..4 { total += n }\ntotal",
            keywords: ["loop", "in", "iterate", "break", "continue"]),
        .init(
            "while", "while condition { … }", "Runs a block as long as a condition is true.",
            example: "n = 1\nwhile n < 100 { n *= 2 }\nn", keywords: ["loop", "break", "continue"]),
        .init(
            "break", "break", "Leaves the innermost loop.",
            example: "for n in 1..100 { if n * n > 50 { break } }\nn", keywords: ["loop", "stop"]),
        .init(
            "continue", "continue", "Goes on with the next round of the innermost loop.",
            example: "odd = []\nfor n in 0..6 {\n    if n % 2 == 0 { continue }\n    odd = append(odd, n)\n}\nodd",
            keywords: ["loop", "next", "skip"]),
        .init(
            "return", "return value", "Leaves a function with a value; several make a list.",
            example: "def sign(n) {\n    if n < 0 { return -1 }\n    if n > 0 { 1 } else { 0 }\n}\nsign(-3)"),
    ]

    private static let expressions: [SyntaxTopic] = [
        .init(
            "if", "if condition { … } else if condition { … } else { … }",
            "Chooses a block by a condition; it is an expression, whose value is the chosen block's.",
            example: "n = 3\nkind = if n % 2 == 0 { \"even\" } else { \"odd\" }\nkind",
            keywords: ["else", "elif", "ternary", "condition", "switch"]),
        .init(
            "try", "try { … } catch problem { … }",
            "Runs a block, and another one if there is an error: a record of message, kind and trace.",
            example: "try { 1 / 0 } catch problem { problem.message }",
            keywords: ["catch", "exception", "error", "raise"]),
        .init(
            "->", "v -> expression; (a, b: 1) -> { … }",
            "A function without a name; it captures the names it uses from the functions around it.",
            example: "square = v -> v * v\nmap([1, 2, 3], square)", keywords: ["lambda", "closure", "anonymous"]),
        .init(
            "\"…\"", "\"text \\(value)\"; \"\"\"several lines\"\"\"",
            "A string: values go in by \\( ), escapes are \\n \\t \\r \\0 \\\" \\\\ and \\u{hex}.",
            example: "score = 0.5\n\"dice \\(score)\"",
            keywords: ["string", "text", "interpolation", "escape", "quote"]),
        .init(
            "[…]", "[a, b]; x[0]; x[-1]; x[1:3]; x[::2]; t[..., 0]",
            "A list, or an element or slice: from 0, half open, negative from the end.",
            example: "xs = [4, 5, 6]\n[xs[0], xs[-1], xs[1:]]",
            keywords: ["list", "index", "slice", "array", "element", "..."]),
        .init(
            "{…}", "{name: value, \"any text\": value, 3: value}; r.name; r[\"any text\"]",
            "A record: named values in order; a block where a block is due.",
            example: "r = {name: \"liver\", value: 3}\nr.name",
            keywords: ["record", "dictionary", "map", "struct", "block"]),
        .init(
            "..", "a..b", "The integers from a up to b, which is left out.",
            example: "for n in 0..2 { show n }\n(1..4)[-1]",
            keywords: ["range", "sequence"]),
        .init(
            "none", "none", "No value: what a function without a result gives.", example: "x = none\nx == none",
            keywords: ["null", "nil", "None", "missing"]),
        .init(
            "true", "true, false", "The two truths; conditions, `and`, `or` and `not` take nothing else.",
            example: "true and not false", keywords: ["false", "boolean"]),
    ]

    private static let operators: [SyntaxTopic] = [
        .init(
            "|>", "value |> f |> g(y)", "Passes a value on: x |> f(y) is f(x, y).",
            example: "[3, 1, 2] |> sort |> join(\" \")", keywords: ["pipe", "chain"]),
        .init(
            "and", "a and b", "True when both are; the second is not looked at when the first is false.",
            example: "n = 0\nn != 0 and 10 / n > 1", keywords: ["logic", "boolean", "&&", "&"]),
        .init(
            "or", "a or b", "True when one is; the second is not looked at when the first is true.",
            example: "false or true", keywords: ["logic", "boolean", "||", "|"]),
        .init("not", "not a", "True when a is false.", example: "not 1 == 2", keywords: ["logic", "boolean", "!"]),
        .init(
            "<", "a < b <= c; a == b; a != b", "Compares; a chain holds when each pair does.", example: "1 < 2 <= 2",
            keywords: ["comparison", "==", "!=", "<=", ">", ">=", "equal"]),
        .init(
            "|", "a | b; a & b; a - b", "Union, intersection and difference of label sets and masks.",
            example: "h = hierarchy({body: {liver: 1, spleen: 2}})\nh[\"liver\"] | h[\"spleen\"]",
            keywords: ["union", "intersection", "&", "mask"]),
        .init(
            "+", "a + b; a - b; a * b; a / b; a // b; a % b; a ^ b; -a",
            "Arithmetic: / gives a float, // and % floor, ^ is power and binds tighter than the minus before it.",
            example: "[7 / 2, 7 // 2, 7 % 2, -2 ^ 2]",
            keywords: ["-", "*", "/", "//", "%", "^", "power", "modulo", "arithmetic", "operator"]),
        .init(
            "@", "a @ b", "The product of matrices.", example: "tensor([[1, 2], [3, 4]]) @ tensor([[1], [1]])",
            keywords: ["matrix", "product", "matmul"]),
        .init(
            "#", "# comment; #> recorded result",
            "The rest of a line is a comment; `#>` holds what a statement showed, for replay to compare.",
            example: "1 + 1  # two", keywords: ["comment", "recorded"]),
        .init(
            ";", "a; b", "Parts statements on one line; a bare expression that it ends shows nothing.",
            example: "x = 1; y = 2; x + y", keywords: ["silent", "semicolon"]),
    ]
}
