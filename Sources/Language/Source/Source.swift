/// A piece of text that is run: a file, a line typed at the prompt, a module.
public final class Source: Sendable {
    /// As messages name it: "session.reel", "prompt 3".
    public let name: String
    public let text: String
    /// The folder in which `use` looks first; nil where there is none.
    public let directory: String?

    public init(name: String, text: String, directory: String? = nil) {
        self.name = name
        self.text = text
        self.directory = directory
    }
}
