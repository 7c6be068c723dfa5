/// How a terminal takes pictures.
public enum PictureProtocol: Sendable, Equatable {
    /// Half blocks in colours, which every terminal draws.
    case blocks(HalfBlocks.Depth)
    /// Pixels, by Kitty's protocol.
    case kitty
    /// Kitty's if the terminal says so when it is asked, else half blocks.
    case unknown(HalfBlocks.Depth)

    /// By what terminals say of themselves in the environment; `REEL_PICTURES` (kitty, blocks) overrules it.
    static func detected(_ environment: [String: String], canAsk: Bool) -> PictureProtocol {
        let term = environment["TERM"] ?? ""
        let depth = depth(environment)
        switch environment["REEL_PICTURES"] {
        case "kitty": return .kitty
        case "blocks": return .blocks(depth)
        default: break
        }
        // A multiplexer stands between, and what leaked through from the terminal around it says nothing.
        let isMultiplexed = environment["TMUX"] != nil || term.hasPrefix("tmux") || term.hasPrefix("screen")
        if isMultiplexed || term == "linux" { return .blocks(depth) }
        if isKitty(environment) { return .kitty }
        return canAsk ? .unknown(depth) : .blocks(depth)
    }

    private static func isKitty(_ environment: [String: String]) -> Bool {
        let term = environment["TERM"] ?? ""
        return term.contains("kitty") || term.contains("ghostty") || environment["KITTY_WINDOW_ID"] != nil
            || ["ghostty", "WezTerm"].contains(environment["TERM_PROGRAM"])
    }

    private static func depth(_ environment: [String: String]) -> HalfBlocks.Depth {
        let term = environment["TERM"] ?? ""
        let says = ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
        return says || term.contains("direct") || isKitty(environment) ? .trueColour : .palette
    }
}
