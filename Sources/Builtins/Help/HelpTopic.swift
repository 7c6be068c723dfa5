import Catalogue
import Foundations
import Language

/// What `help` shows for some words: looked for among the session's own names first, then in the catalogue.
struct HelpTopic {
    typealias Render = (_ width: Int) -> String

    private let index: CatalogueIndex
    private let host: any Host

    init(_ index: CatalogueIndex, _ host: any Host) {
        self.index = index
        self.host = host
    }

    /// The page of a name, a topic's list, or what a search finds; nil for nothing.
    func page(of text: String) throws -> Render? {
        if text.isEmpty { return { HelpPage.overview(index, width: $0) } }
        if let own = host.variables.first(where: { $0.name == text }) { return variable(own.name, own.value) }
        if let topic = topic(text) { return topic }
        if let found = try member(text) { return found }
        let inModules = index.members(named: text)
        if inModules.count == 1 { return page(inModules[0]) }
        if !inModules.isEmpty { return list(inModules) }
        if let source = host.moduleSource(named: text) { return module(LibraryEntries.module(renamed(source, text))) }
        return search(text)
    }

    /// What the catalogue has of that name: an entry, a room, or both.
    private func topic(_ text: String) -> Render? {
        let entry = (index[text] ?? index.syntax(about: text)).map(page)
        let room = Room.all.contains { $0.name == text } ? room(text) : nil
        guard let entry, let room else { return entry ?? room }
        return { width in entry(width) + "\n\n" + room(width) }
    }

    /// What holds all the words.
    func search(_ text: String) -> Render? {
        if let sign = index[text], sign.kind == .syntax { return page(sign) }
        let found = index.search(text)
        return found.isEmpty ? nil : list(found)
    }

    func missing(_ text: String) -> Problem {
        let names = host.variables.map(\.name) + index.entries.map(\.name) + Room.all.map(\.name)
        return Problem(
            .name, "there is no help on \"\(text)\"",
            remedy: Suggestion.nearest(to: text, among: names).map { "did you mean \($0)?" }
                ?? "bare help lists all topics")
    }

    private func page(_ entry: Entry) -> Render {
        guard entry.kind == .module else { return { HelpPage.page(entry, width: $0) } }
        return module([entry] + index.members(of: entry.name))
    }

    private func module(_ entries: [Entry]) -> Render {
        let (about, members) = (entries[0], Array(entries.dropFirst()))
        return { width in
            var text = about.signature + "\n"
            for paragraph in (about.details ?? about.summary).split(separator: "\n") {
                text += HelpPage.hanging("    ", String(paragraph), width: width) + "\n"
            }
            guard !members.isEmpty else { return text + "\n    It documents nothing." }
            return text + "\n" + HelpPage.list(members, width: width) + "\n\nhelp \(members[0].name) shows one of them."
        }
    }

    private func room(_ name: String) -> Render {
        let summary = Room.all.first { $0.name == name }?.summary ?? ""
        return { width in
            "\(name): \(summary)\n\n" + HelpPage.list(index.entries(in: name), width: width)
        }
    }

    private func list(_ entries: [Entry]) -> Render {
        { width in HelpPage.list(entries, width: width) + "\n\nhelp NAME shows one of them." }
    }

    /// A variable: what it is and what can be done with it, or the documentation of a function of the session.
    private func variable(_ name: String, _ value: Value) -> Render {
        switch value {
        case .function(let function):
            if let documentation = Documentation(function) {
                let entry = LibraryEntries.entry(documentation, room: "session")
                guard topic(name) != nil else { return { HelpPage.page(entry, width: $0) } }
                let note = CoverNote.text(name, value, origin: nil, index: index)
                return { HelpPage.page(entry, width: $0) + "\n\n" + HelpPage.hanging("    ", note, width: $0) }
            }
            if let entry = index[function.signature.name] { return page(entry) }
        case .object(let object as ModuleValue): return module(own: object)
        default: break
        }
        guard let topic = topic(name) else { return { ValuePage.text(name, value, index, width: $0) } }
        let note = CoverNote.text(name, value, origin: host.origin(of: name), index: index)
        return { width in topic(width) + "\n\n" + HelpPage.hanging("    ", note, width: width) }
    }

    /// A module that the session uses, as it was read.
    private func module(own module: ModuleValue) -> Render {
        if let source = host.moduleSource(named: module.name) {
            return self.module(LibraryEntries.module(renamed(source, module.name)))
        }
        return { width in
            HelpPage.hanging("", "module \(module.name): \(module.memberNames.joined(separator: " "))", width: width)
        }
    }

    /// `name.member` of a variable, or of a module that is not in use.
    private func member(_ text: String) throws -> Render? {
        let path = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard path.count > 1, let root = path.first else { return nil }
        if let own = host.variables.first(where: { $0.name == root }) {
            var value = own.value
            for name in path.dropFirst() {
                guard let next = try Self.member(name, of: value) else { return nil }
                value = next
            }
            return variable(text, value)
        }
        guard path.count == 2, let source = host.moduleSource(named: root) else { return nil }
        return LibraryEntries.module(renamed(source, root)).first { $0.name == text }.map(page)
    }

    private static func member(_ name: String, of value: Value) throws -> Value? {
        switch value {
        case .record(let record): record[name]
        case .object(let object as any HasMembers): try object.member(name)
        default: nil
        }
    }

    private func renamed(_ source: Source, _ name: String) -> Source { Source(name: name, text: source.text) }
}
