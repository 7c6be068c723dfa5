import Foundation
import Testing

/// A file that carries a catalogue entry is listed in its room's Catalogue.swift, so that nothing is written and then
/// not found by `help`.
@Suite struct CatalogueTests {
    private struct Carrier: CustomStringConvertible {
        var room: String
        var type: String
        var property: String
        var file: String
        var description: String { "\(file): \(type).\(property)" }
    }

    /// Every type with a static entry of its own (protocols, which only ask for one, apart).
    private func carriers() throws -> [Carrier] {
        let entry = /static (?:let|var) (entry|\w+Entry)\b(?!: Entry \{ get)/
        // Declarations at the left margin: types inside types carry none.
        let type = /\n(?:public |final |indirect )*(?:enum|struct|class|extension|actor) (\w+)/
        return try House.files(in: ["Sources"]).filter { $0.hasSuffix(".swift") }.flatMap { file -> [Carrier] in
            guard let room = House.target(of: file), !file.hasSuffix("/Catalogue.swift") else { return [] }
            let text = try House.text(of: file)
            guard text.contains("ntry") else { return [] }
            return text.matches(of: entry).compactMap { match in
                guard let owner = text[..<match.range.lowerBound].matches(of: type).last else { return nil }
                return Carrier(room: room, type: String(owner.output.1), property: String(match.output.1), file: file)
            }
        }
    }

    @Test func entriesAreFound() throws {
        let found = try carriers().map(\.type)
        #expect(Set(["DiceLoss", "DiceScore", "FiLM", "Adam"]).isSubset(of: found))
    }

    @Test func everyEntryIsListed() throws {
        for carrier in try carriers() {
            let catalogue = try House.files(in: ["Sources/\(carrier.room)"])
                .filter { $0.hasSuffix("/Catalogue.swift") || $0.contains("/Catalogue+") }
                .map(House.text(of:)).joined()
            let isListed =
                catalogue.contains("\(carrier.type).self") || catalogue.contains("\(carrier.type).\(carrier.property)")
            #expect(isListed, "\(carrier) is not in Sources/\(carrier.room)/Catalogue.swift")
        }
    }
}
