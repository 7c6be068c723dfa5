/// What one capability says of itself, once: from it come the script function, `help`, completion, the reference page
/// and an executed example.
public struct Entry: Sendable {
    /// The name in the language ("instance_norm").
    public var name: String
    /// The topic of `help` it stands under ("losses", "networks").
    public var room: String
    public var parameters: [Parameter]
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

    public init(
        _ name: String, room: String, _ parameters: [Parameter] = [], result: String, summary: String,
        formula: String? = nil, source: String? = nil, examples: [String] = [], keywords: [String] = []
    ) {
        self.name = name
        self.room = room
        self.parameters = parameters
        self.result = result
        self.summary = summary
        self.formula = formula
        self.source = source
        self.examples = examples
        self.keywords = keywords
    }

    /// "adam(rate: 1e-3, beta1: 0.9)": the call as the user writes it.
    public var signature: String {
        "\(name)(\(parameters.map(\.signature).joined(separator: ", ")))"
    }
}
