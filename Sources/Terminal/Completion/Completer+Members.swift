import Builtins
import Catalogue
import Foundations
import Language

extension Completer {
    /// Members of the value before the point; where it is neither module nor record, functions that take it first, too.
    func members(_ path: ValuePath) -> [Candidate] {
        guard let value = scope.value(path) else { return [] }
        var names: [String] = []
        switch value {
        case .record(let record): names = record.names.filter { Record.Key.name($0).text == $0 }
        case .object(let object as any HasMembers): names = object.memberNames
        default: break
        }
        switch value {
        case .record: break
        case .object(let object) where object is ModuleValue: break
        default: names += functions(taking: value.typeName)
        }
        return names.map { Candidate(name: $0) }
    }

    /// Functions of the catalogue that act on a value of a type.
    func functions(taking type: String) -> [String] {
        scope.entries.filter { CatalogueIndex.acts($0, on: type) }.map(\.name)
    }

    /// What may stand between the quotes of an index.
    func keys(_ path: ValuePath) -> [String] {
        switch scope.value(path) {
        case .record(let record): record.names
        case .object(let object as any HasKeys): object.keyNames
        default: []
        }
    }

    /// Names of regions: of every hierarchy in sight.
    var regions: [String] {
        scope.variables.flatMap { variable -> [String] in
            guard case .object(let object) = variable.value else { return [] }
            var found = object
            if let holder = object as? any HasStoredParts, case .object(let part)? = holder.storedMember("hierarchy") {
                found = part
            }
            guard found.typeName == "hierarchy", let keyed = found as? any HasKeys else { return [] }
            return keyed.keyNames
        }
    }
}

extension Record {
    /// Keys that are names.
    fileprivate var names: [String] {
        fields.keys.compactMap { key in
            if case .name(let name) = key { name } else { nil }
        }
    }
}
