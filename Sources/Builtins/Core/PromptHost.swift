/// What built-ins can ask of the interactive prompt. `Terminal` implements it.
public protocol PromptHost: AnyObject {
    /// What was entered, oldest first, in this session and those before.
    func pastEntries() -> [String]
    /// Opens a text in the user's editor and runs what comes back as the next entry. Throws `Problem`.
    func edit(_ text: String) throws
    /// Clears the screen. Throws `Problem` where the terminal cannot.
    func clear() throws
}
