import Foundation

/// What the user and the surroundings say about output.
public struct TerminalOptions: Sendable {
    /// Results and errors only: no times, no progress, no greeting.
    public var isQuiet: Bool
    /// Whether standard output, and standard error, may be sent escape sequences.
    public var isColourOnOutput: Bool
    public var isColourOnError: Bool
    /// Whether standard error is a terminal, on which a line can be drawn over.
    public var isErrorTerminal: Bool
    /// Colours of words on standard output; none where it may not be sent escape sequences.
    public var theme: Theme
    /// The same, whatever standard output is: for standard error.
    let ownTheme: Theme
    public var pictures: PictureProtocol
    /// Whether the terminal knows no escape sequences at all: TERM is dumb, or not set.
    public var isPlain: Bool

    public init(
        isQuiet: Bool = false, isColourOnOutput: Bool, isColourOnError: Bool, isErrorTerminal: Bool,
        theme: Theme = .dark, pictures: PictureProtocol = .blocks(.trueColour), isPlain: Bool = false
    ) {
        self.isPlain = isPlain
        self.isQuiet = isQuiet
        self.isColourOnOutput = isColourOnOutput
        self.isColourOnError = isColourOnError
        self.isErrorTerminal = isErrorTerminal
        ownTheme = theme
        self.theme = isColourOnOutput ? theme : .none
        self.pictures = pictures
    }

    /// Colours on terminals, unless `--no-color`, `NO_COLOR` (no-color.org: set and not empty) or a plain terminal says
    /// otherwise.
    public static func detected(isQuiet: Bool, noColour: Bool) -> TerminalOptions {
        let environment = ProcessInfo.processInfo.environment
        let isRefused = noColour || !(environment["NO_COLOR"] ?? "").isEmpty || isPlain(environment)
        let isInputTerminal = isatty(STDIN_FILENO) == 1
        let theme = Theme.chosen(environment)
        return TerminalOptions(
            isQuiet: isQuiet, isColourOnOutput: !isRefused && isatty(STDOUT_FILENO) == 1,
            isColourOnError: !isRefused && isatty(STDERR_FILENO) == 1 && theme != .none,
            isErrorTerminal: !isRefused && isatty(STDERR_FILENO) == 1, theme: theme,
            pictures: .detected(environment, canAsk: isInputTerminal), isPlain: isPlain(environment))
    }

    static func isPlain(_ environment: [String: String]) -> Bool {
        ["", "dumb"].contains(environment["TERM"] ?? "")
    }
}
