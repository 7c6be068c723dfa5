/// One parameter of a capability.
public struct Parameter: Sendable {
    public var name: String
    /// What it takes, in the user's words: "tensor", "integer", "number", "string", "boolean", "hierarchy", "any".
    public var type: String
    /// What it is when left out; nil when it must be given.
    public var `default`: Literal?
    public var unit: String?
    public var summary: String
    /// Takes all further positional arguments, as a list.
    public var isVariadic: Bool
    /// What a string given for it can be, for TAB inside the quotes; nil where nothing can be known.
    public var completion: Completion?

    /// One that must be given.
    public init(
        _ name: String, _ type: String, unit: String? = nil, _ summary: String = "", isVariadic: Bool = false,
        completion: Completion? = nil
    ) {
        self.name = name
        self.type = type
        self.unit = unit
        self.summary = summary
        self.isVariadic = isVariadic
        self.completion = completion
    }

    /// One that may be left out; `nil` is the language's `none`.
    public init(
        _ name: String, _ type: String, default: Literal, unit: String? = nil, _ summary: String = "",
        completion: Completion? = nil
    ) {
        self.init(name, type, unit: unit, summary, completion: completion)
        self.default = `default`
    }

    public var signature: String {
        if isVariadic { return "\(name)..." }
        if let value = self.default { return "\(name): \(value)" }
        return name
    }
}
