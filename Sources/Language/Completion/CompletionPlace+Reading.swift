extension CompletionPlace {
    /// The place at the end of a text, which need be neither complete nor right.
    public init(before text: String) {
        let reader = PlaceReader(text)
        let kind = reader.kind
        self.init(kind, reader.word(of: kind))
    }
}

extension PlaceReader {
    var kind: CompletionPlace.Kind {
        if isInComment { return .nothing }
        let region = region
        if isInString { return stringKind(region) }
        if let words { return .words(words) }
        guard let last = tokens.last else { return .statement }
        if last.isSymbol("."), last.range.upperBound == wordStart {
            if let (path, _) = path(endingAt: tokens.count - 2) { return .member(path) }
            return literal(endingAt: tokens.count - 2).map { .memberOfLiteral($0) } ?? .nothing
        }
        if word.isEmpty, last.range.upperBound == wordStart, !last.opensPlace { return .nothing }
        if region.isBlock, region.start == tokens.count { return .statement }
        if isUse(region) { return .module }
        guard let (call, isAtStart) = call(region), isAtStart else { return .name }
        return call.name == nil ? .argument(call) : .argumentValue(call)
    }

    /// Of the words after `help` only the last counts; a path may hold blanks.
    func word(of kind: CompletionPlace.Kind) -> String {
        guard case .words(let head) = kind, let last = tokens.last else { return word }
        let line = source.string(last.range.lowerBound..<source.bytes.count)
        let rest = line.dropFirst(line.hasPrefix("?") ? 1 : head.count).drop { $0 == " " }
        if head != "help" { return String(rest) }
        return rest.split(separator: " ", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    }

    private func stringKind(_ region: Region) -> CompletionPlace.Kind {
        if word.contains("\\(") { return .string }
        if let last = tokens.last, last.isSymbol("["), !last.spaceBefore,
            let (path, _) = path(endingAt: tokens.count - 2)
        {
            return .key(path)
        }
        return stringCall(region).map { .argumentString($0) } ?? .string
    }

    /// The call that a string is an argument of, or stands in the list of that is one.
    private func stringCall(_ region: Region) -> CallPlace? {
        guard let bracket = region.bracket, tokens[bracket].isSymbol("["), isListStart(bracket) else {
            return call(region)?.call
        }
        let outside = cut(at: bracket)
        guard let (call, isAtStart) = outside.call(outside.region), isAtStart else { return nil }
        return call
    }

    /// The head of the word statement that the cursor stands in.
    private var words: String? {
        guard case .words(let words)? = tokens.last?.kind, isOnLastLine else { return nil }
        return words.first
    }

    /// A comment leaves no tokens.
    private var isInComment: Bool {
        guard !isInString, word.isEmpty, words == nil else { return false }
        let rest = source.string((tokens.last?.range.upperBound ?? 0)..<source.bytes.count)
        return rest.split(separator: "\n", omittingEmptySubsequences: false).last?.contains("#") == true
    }

    private func isUse(_ region: Region) -> Bool {
        guard region.start == tokens.count - 1, case .name("use") = tokens[region.start].kind else { return false }
        return isOnLastLine && tokens[region.start].range.upperBound < wordStart
    }
}

extension Token {
    /// Whether a name may follow right behind it.
    fileprivate var opensPlace: Bool {
        switch kind {
        case .symbol(let symbol): ![")", "]", "}"].contains(symbol)
        case .interpolationStart: true
        default: false
        }
    }
}
