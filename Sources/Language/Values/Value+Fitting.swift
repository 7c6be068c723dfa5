import Foundation

/// One line of what does not fit on one.
extension Value {
    private static let leastRoom = 8
    private static let deepest = 12
    private static let digits = 5

    /// As much as fits in `limit` columns: the first elements of lists and fields of records, those inside them too, and how
    /// many there are; the beginning of a string. Floats have five digits. Where nothing fits, what must be said is wider.
    func fitted(limit: Int, depth: Int = 0) -> String {
        switch self {
        case .list(let list): return Self.fitted(list, limit, depth)
        case .record(let record): return Self.fitted(record, limit, depth)
        case .string(let text): return Self.fitted(text, limit)
        case .float(let number): return Self.rounded(number)
        case .object, .function: return Self.cut(atom, limit)
        default: return atom
        }
    }

    private static func fitted(_ list: List, _ limit: Int, _ depth: Int) -> String {
        let rest = "… \(Counted.text(list.count, "element"))]"
        var shown = "["
        var width = 1
        for (place, value) in list.elements.enumerated() {
            let isLast = place + 1 == list.count
            // Behind an element comes the bracket, or a comma and the number of all.
            let room = limit - width - (isLast ? 1 : 2 + CharacterWidth.of(rest))
            var part = depth < deepest ? value.fitting(room, depth + 1) : nil
            // Of the first, a part says more than a number.
            if part == nil, place == 0, room >= leastRoom, depth < deepest, value.hasParts {
                part = value.fitted(limit: room, depth: depth + 1)
            }
            guard let part, CharacterWidth.of(part) <= room else { break }
            shown += part + (isLast ? "]" : ", ")
            width += CharacterWidth.of(part) + 2
            if isLast { return shown }
        }
        return shown + rest
    }

    /// Fields share the room; what one does not need is left to those behind it.
    private static func fitted(_ record: Record, _ limit: Int, _ depth: Int) -> String {
        let rest = "… \(Counted.text(record.count, "field"))}"
        var shown = "{"
        var width = 1
        for (place, (key, value)) in record.fields.enumerated() {
            let isLast = place + 1 == record.count
            let label = key.text + ": "
            let left = limit - width - (isLast ? 1 : 2 + CharacterWidth.of(rest))
            let share = max((limit - width) / (record.count - place) - 2, min(24, left)) - CharacterWidth.of(label)
            let room = isLast ? left - CharacterWidth.of(label) : min(share, left - CharacterWidth.of(label))
            guard depth < deepest, room > 0 else { break }
            let part = value.fitting(room, depth + 1) ?? value.fitted(limit: room, depth: depth + 1)
            guard CharacterWidth.of(part) <= room else { break }
            shown += label + part + (isLast ? "}" : ", ")
            width += CharacterWidth.of(label) + CharacterWidth.of(part) + 2
            if isLast { return shown }
        }
        return shown + rest
    }

    /// The whole value on one line, floats with five digits; nil where it does not fit.
    private func fitting(_ limit: Int, _ depth: Int) -> String? {
        guard limit > 0 else { return nil }
        switch self {
        case .list(let list):
            guard list.count <= limit / 2, depth < Self.deepest else { return nil }
            return Self.fitting("[", list.elements.lazy.map { ("", $0) }, "]", limit, depth)
        case .record(let record):
            guard record.count <= limit / 4, depth < Self.deepest else { return nil }
            return Self.fitting("{", record.fields.lazy.map { ($0.key.text + ": ", $0.value) }, "}", limit, depth)
        case .string(let text) where text.utf8.count > 4 * limit + 8: return nil
        default:
            let text = self.fitted(limit: Int.max)
            return CharacterWidth.of(text) <= limit ? text : nil
        }
    }

    private static func fitting(
        _ opening: String, _ parts: some Sequence<(String, Value)>, _ closing: String, _ limit: Int, _ depth: Int
    ) -> String? {
        var (line, width) = (opening, 2)
        for (label, value) in parts {
            let separator = line == opening ? "" : ", "
            let labelled = separator + label
            width += CharacterWidth.of(labelled)
            guard let part = value.fitting(limit - width, depth + 1) else { return nil }
            width += CharacterWidth.of(part)
            line += labelled + part
        }
        return width <= limit ? line + closing : nil
    }

    private static func fitted(_ text: String, _ limit: Int) -> String {
        if text.utf8.count <= limit, CharacterWidth.of(quoted(text)) <= limit { return quoted(text) }
        var kept = text.prefix(max(0, min(limit, 1 << 16) - 3))
        while !kept.isEmpty, CharacterWidth.of(quoted(String(kept))) + 1 > limit { kept.removeLast() }
        return kept.count < text.count ? quoted(String(kept)) + "…" : quoted(text)
    }

    private static func cut(_ text: String, _ limit: Int) -> String {
        if CharacterWidth.of(text) <= limit { return text }
        var kept = text
        while !kept.isEmpty, CharacterWidth.of(kept) + 1 > limit { kept.removeLast() }
        return kept + "…"
    }

    private var hasParts: Bool {
        switch self {
        case .list, .record, .string: true
        default: false
        }
    }

    /// A float with five digits, still one that the language reads as a float.
    private static func rounded(_ number: Double) -> String {
        guard number.isFinite else { return number.isNaN ? "nan" : String(describing: number) }
        let exact = String(describing: number)
        let short = Double(String(format: "%.\(digits)g", number)) ?? number
        let text = String(describing: short)
        return text.utf8.count < exact.utf8.count ? text : exact
    }
}
