/// Where the cursor stands, told from the text before it alone: what could be completed there, and how much of it is
/// typed. Nothing is looked up and nothing is run.
public struct CompletionPlace: Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        /// In a comment, a number, a text without meaning.
        case nothing
        /// A name at the beginning of a statement.
        case statement
        /// A name in an expression.
        case name
        /// After `path.`
        case member(ValuePath)
        /// After the point behind a string or a list that is written out: its type.
        case memberOfLiteral(String)
        /// Where an argument of a call begins: the name of an argument, or an expression.
        case argument(CallPlace)
        /// Behind the name of an argument: `call(name: `
        case argumentValue(CallPlace)
        /// In the string that is an argument of a call, at its position or by its name.
        case argumentString(CallPlace)
        /// In the string that indexes a value: `path["`.
        case key(ValuePath)
        /// In a string of which no more is known.
        case string
        /// After `use`.
        case module
        /// In the words after `help`, `cd`, `ls`…
        case words(String)
    }

    public var kind: Kind
    /// What is typed of it already.
    public var word: String

    public init(_ kind: Kind, _ word: String = "") {
        self.kind = kind
        self.word = word
    }
}

/// A value that is reached by names and literal indices: `data[0].image`.
public struct ValuePath: Equatable, Sendable {
    public enum Step: Equatable, Sendable {
        case member(String)
        case position(Int)
        case key(String)
    }

    public var name: String
    public var steps: [Step]

    public init(_ name: String, _ steps: [Step] = []) {
        self.name = name
        self.steps = steps
    }
}

/// The call in whose arguments the cursor stands.
public struct CallPlace: Equatable, Sendable {
    public var callee: ValuePath
    /// Positional arguments before the cursor's, what was piped in included.
    public var position: Int
    /// Names that arguments were given by.
    public var given: [String]
    /// The name of the argument that the cursor stands in, where it has one.
    public var name: String?

    public init(_ callee: ValuePath, position: Int = 0, given: [String] = [], name: String? = nil) {
        self.callee = callee
        self.position = position
        self.given = given
        self.name = name
    }
}
