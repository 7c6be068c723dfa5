/// Names that other languages have, and what they are here.
enum ForeignName {
    /// A note on a name that nothing binds; nil where it is no other language's, or what stands for it is not there.
    static func note(on name: String, isVisible: (String) -> Bool) -> String? {
        if let form = forms[name] { return form }
        guard let known = names[name], isVisible(known) || Lexer.keywords.contains(known) else { return nil }
        return "did you mean `\(known)`?"
    }

    /// The function that other languages call by this name behind a point.
    static func function(behindPoint name: String, isBare: Bool) -> String? {
        name == "T" ? "transpose" : isBare ? names[name] : nil
    }

    private static let names = [
        "None": "none", "nil": "none", "null": "none", "undefined": "none", "NULL": "none", "True": "true",
        "False": "false", "TRUE": "true", "FALSE": "false", "len": "count", "length": "count", "size": "count",
        "str": "string", "int": "integer", "double": "float", "println": "print", "echo": "print", "puts": "print",
        "printf": "print", "sorted": "sort", "push": "append", "add": "append", "push_back": "append",
        "toUpperCase": "upper", "toLowerCase": "lower", "uppercased": "upper", "lowercased": "lower", "strip": "trim",
        "startswith": "starts_with", "endswith": "ends_with", "indexOf": "find", "includes": "contains",
        "has": "contains", "typeof": "type", "foreach": "for", "forEach": "map", "raise": "error", "throw": "error",
        "panic": "error", "disp": "print", "display": "print", "open": "load", "numel": "count", "concat": "flatten",
        "foldl": "reduce", "fold": "reduce",
    ]

    private static let tensors = "tensors are made with tensor([1, 2]), zeros([2, 3]) and the like"

    static let forms = [
        "elif": "it is written `else if` in Reel", "import": "a module is brought in with: use name",
        "require": "a module is brought in with: use name", "include": "a module is brought in with: use name",
        "lambda": "a function without a name is written x -> x + 1",
        "switch": "a choice is written if … { } else if … { } else { }",
        "match": "a choice is written if … { } else if … { } else { }",
        "class": "a record holds values by name: {name: value}; a `layer` has parameters and a `call`",
        "struct": "a record holds values by name: {name: value}", "dict": "a record is written {name: value}",
        "pass": "an empty block is written {}", "is": "values are compared with `==`",
        "del": "without(record, key) leaves a key out",
        "from": "a module is brought in with: use name", "use": "a module is brought in with: use name",
        "layer": "a layer is declared with: layer name(size) { … def call(x) { … } }",
        "global": "a function gives back what it makes; names around it are read-only in it",
        "nonlocal": "a function gives back what it makes; names around it are read-only in it",
        "np": tensors, "numpy": tensors, "torch": tensors, "math": "functions of numbers stand on their own: sqrt(2)",
        "inf": "float(\"inf\") is infinite", "Inf": "float(\"inf\") is infinite",
        "nan": "float(\"nan\") is not a number", "NaN": "float(\"nan\") is not a number",
        "var": "a name is assigned without a word before it: x = 1",
        "this": "what x.f(y) calls is f(x, y); a function's first parameter is what it is called on",
        "self": "what x.f(y) calls is f(x, y); a function's first parameter is what it is called on",
    ]
}
