/// What one capability says of itself, once: from it come the script function, `help`, completion, the reference page
/// and an executed example.
public struct Entry: Sendable {
    /// How it is used.
    public enum Kind: Sendable, Equatable {
        /// Called by its name.
        case function
        /// Used by its name: `pi`.
        case value
        /// A word or sign of the language, written as its form says.
        case syntax
        /// A kind of value, named to read of it: `help case`.
        case type
        /// A module of the standard library, for `use`.
        case module
        /// A function or value of a module; its name is "module.name".
        case member(of: String)
    }

    /// The name in the language ("instance_norm").
    public var name: String
    /// The topic of `help` it stands under ("losses", "networks").
    public var room: String
    public var parameters: [Parameter]
    /// What holds between them.
    public var rules: [ArgumentRule]
    /// Type and shape of what it returns ("tensor [n, …, channels]").
    public var result: String
    /// One line, a full sentence.
    public var summary: String
    public var formula: String?
    /// The paper or document it comes from.
    public var source: String?
    /// Scripts that run as they stand; each is executed by a test.
    public var examples: [String]
    /// Words to find it by that its name and summary lack.
    public var keywords: [String]
    public var kind: Kind
    /// How it is written, where that is not the name with its parameters.
    public var form: String?
    /// More than the summary says: paragraphs.
    public var details: String?
    /// What stands behind the point of the value that it makes or is: name, type, where it comes from.
    public var members: [Parameter] = []
    /// What else is to be known of it, each under a heading of its own ("Axiom").
    public var facts: [Fact]

    public init(
        _ name: String, room: String, _ parameters: [Parameter] = [], result: String, summary: String,
        formula: String? = nil, source: String? = nil, examples: [String] = [], keywords: [String] = [],
        kind: Kind = .function, form: String? = nil, details: String? = nil, facts: [Fact] = [],
        rules: [ArgumentRule] = []
    ) {
        self.name = name
        self.room = room
        self.parameters = parameters
        self.rules = rules
        self.result = result
        self.summary = summary
        self.formula = formula
        self.source = source
        self.examples = examples
        self.keywords = keywords
        self.kind = kind
        self.form = form
        self.details = details
        self.facts = facts
    }

    /// "adam(rate: 1e-3, beta1: 0.9)": the call as the user writes it.
    public var signature: String {
        form ?? "\(name)(\(parameters.map(\.signature).joined(separator: ", ")))"
    }
}

/// Something to be known of a capability that not every one has.
public struct Fact: Sendable, Equatable {
    public var heading: String
    public var text: String

    public init(_ heading: String, _ text: String) { (self.heading, self.text) = (heading, text) }
}
