extension PlaceReader {
    /// The call in whose arguments the cursor stands, and whether an argument begins there.
    func call(_ region: Region) -> (call: CallPlace, isAtStart: Bool)? {
        if let bracket = region.bracket, !region.isBlock {
            guard tokens[bracket].isSymbol("("), !tokens[bracket].spaceBefore,
                let (path, start) = path(endingAt: bracket - 1)
            else { return nil }
            let piped = start > 0 && tokens[start - 1].isSymbol("|>") ? 1 : 0
            return arguments(from: bracket + 1, CallPlace(path, position: piped), isCommand: false)
        }
        guard region.isBlock, let (name, start) = command(region) else { return nil }
        return arguments(from: start + 1, CallPlace(ValuePath(name)), isCommand: true)
    }

    /// The name of the command of a statement, or of an assignment's right side: `show `, `x = show `.
    private func command(_ region: Region) -> (name: String, start: Int)? {
        guard isOnLastLine else { return nil }
        var start = region.start
        if let sign = tokens[start...].firstIndex(where: { $0.isSymbol("=") }), sign > start { start = sign + 1 }
        guard start < tokens.count, case .name(let name) = tokens[start].kind else { return nil }
        guard start + 1 < tokens.count else {
            return tokens[start].range.upperBound < placeStart ? (name, start) : nil
        }
        let next = tokens[start + 1]
        return next.spaceBefore && next.beginsArgument ? (name, start) : nil
    }

    private func arguments(
        from first: Int, _ call: CallPlace, isCommand: Bool
    ) -> (call: CallPlace, isAtStart: Bool) {
        var call = call
        var hasBegun = false
        func end(_ call: inout CallPlace) {
            if call.name == nil, hasBegun { call.position += 1 }
            call.name = nil
            hasBegun = false
        }
        var index = first
        while index < tokens.count {
            let token = tokens[index]
            if token.isSymbol(",") {
                end(&call)
                index += 1
                continue
            }
            if isCommand, hasBegun, token.spaceBefore, token.beginsArgument, tokens[index - 1].endsValue { end(&call) }
            if !hasBegun, call.name == nil, let name = token.word, index + 1 < tokens.count,
                tokens[index + 1].isSymbol(":")
            {
                call.name = name
                call.given.append(name)
                index += 2
                continue
            }
            hasBegun = true
            index = (token.match.flatMap { $0 < tokens.count ? $0 : nil } ?? index) + 1
        }
        let hasBlank = (tokens.last?.range.upperBound ?? 0) < placeStart
        if isCommand, hasBegun, hasBlank, tokens.last?.endsValue == true { end(&call) }
        return (call, !hasBegun)
    }
}

extension Token {
    /// Whether it can begin an argument of a command.
    fileprivate var beginsArgument: Bool {
        switch kind {
        case .name, .integer, .float, .stringStart: true
        case .keyword(let word): ["true", "false", "none"].contains(word)
        default: false
        }
    }

    /// Whether a value may end with it, so that a blank behind it ends the argument.
    fileprivate var endsValue: Bool {
        switch kind {
        case .symbol(let symbol): [")", "]", "}"].contains(symbol)
        case .keyword(let word): ["true", "false", "none"].contains(word)
        case .name, .integer, .float, .stringEnd: true
        default: false
        }
    }

    fileprivate var word: String? {
        switch kind {
        case .name(let text), .keyword(let text): text
        default: nil
        }
    }
}
