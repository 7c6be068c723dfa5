/// A source whose definitions stand beneath the globals like built-ins.
///
/// Its names are read off the text; it is parsed and run when the first of them is looked up, so that a start costs nothing.
final class Prelude {
    let source: Source
    /// What it defines for everyone; names that begin with an underscore are its own.
    let names: [String]
    private let known: Set<String>
    private var scope: GlobalScope?
    private let load: (Source) -> GlobalScope

    init(_ source: Source, load: @escaping (Source) -> GlobalScope) {
        self.source = source
        self.load = load
        names = Self.definedNames(in: source)
        known = Set(names)
    }

    func defines(_ name: String) -> Bool { known.contains(name) }

    /// nil for a name that it does not define.
    func value(of name: String) -> Value? {
        guard known.contains(name) else { return nil }
        let scope = scope ?? load(source)
        self.scope = scope
        return scope.value(of: name)
    }

    func forget() { scope?.forget() }

    /// The names in `def NAME(`, `layer NAME(` and `NAME =` at the beginning of a line.
    static func definedNames(in source: Source) -> [String] {
        source.lineStarts.indices.compactMap { index in
            let line = source.bytes[source.lineRange(index)]
            guard let first = line.first, Lexer.isNameByte(first), first != UInt8(ascii: "_") else { return nil }
            let words = line.prefix { $0 != UInt8(ascii: "(") }.split(separator: UInt8(ascii: " "), maxSplits: 2)
            guard words.count > 1 else { return nil }
            switch String(decoding: words[0], as: UTF8.self) {
            case "def", "layer": return exported(words[1])
            default: return words[1].elementsEqual("=".utf8) ? exported(words[0]) : nil
            }
        }
    }

    private static func exported(_ word: ArraySlice<UInt8>) -> String? {
        word.first == UInt8(ascii: "_") ? nil : String(decoding: word, as: UTF8.self)
    }
}
