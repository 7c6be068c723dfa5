/// Text made to fit.
enum TextFit {
    /// The text, or as much as fits before an ellipsis. Looks at no more of it than that.
    static func cut(_ text: String, to width: Double, size: Double) -> String {
        if StrokeFont.width(of: text, size: size, upTo: width) <= width { return text }
        let room = width - StrokeFont.width(of: "…", size: size)
        var kept: [Character] = []
        var used = 0.0
        for character in text {
            // Each brings the gap to the next with it, the last the one to the ellipsis.
            used += StrokeFont.step(of: character, size: size)
            if used > room { break }
            kept.append(character)
        }
        while let last = kept.last, ". _-".contains(last) { kept.removeLast() }
        return String(kept) + "…"
    }

    /// Nothing is set wider than this, so that longer texts need not be measured to their ends.
    private static let most = 2000.0

    static func widest(_ texts: [String], size: Double) -> Double {
        texts.map { StrokeFont.width(of: $0, size: size, upTo: most) }.max() ?? 0
    }
}
