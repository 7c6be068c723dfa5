/// Records.
enum RecordFunctions {
    static var all: [CoreFunction] { [keys, values, items, without, merged] }

    private static var keys: CoreFunction {
        CoreFunction("keys", [.init("record")], "The keys of a record, in order.", example: "keys({a: 1})") {
            arguments, _ in
            .list(try arguments.record("record").keys.map(\.value))
        }
    }

    private static var values: CoreFunction {
        CoreFunction(
            "values", [.init("record")], "The values of a record, in order.", example: "values({a: 1})"
        ) { arguments, _ in
            .list(try arguments.record("record").values)
        }
    }

    private static var items: CoreFunction {
        CoreFunction(
            "items", [.init("record")], "Pairs of a key and its value, in order.", example: "items({a: 1})"
        ) { arguments, _ in
            .list(try arguments.record("record").fields.map { .list([$0.key.value, $0.value]) })
        }
    }

    private static var without: CoreFunction {
        CoreFunction(
            "without", [.init("record"), .init("keys", isVariadic: true)], "The record without some keys.",
            example: "without({a: 1, b: 2}, \"a\")"
        ) { arguments, _ in
            var record = try arguments.record("record")
            for key in try arguments.list("keys") {
                switch key {
                case .string(let name): record.fields[.name(name)] = nil
                case .integer(let number): record.fields[.integer(number)] = nil
                default: throw arguments.mismatch("keys", "strings or integers", found: key.typePhrase)
                }
            }
            return .record(record)
        }
    }

    private static var merged: CoreFunction {
        CoreFunction(
            "merged", [.init("first"), .init("second")],
            "The fields of both records; the second's stand where both have one.",
            example: "merged({a: 1}, {b: 2})"
        ) { arguments, _ in
            var record = try arguments.record("first")
            for (key, value) in try arguments.record("second").fields { record[key] = value }
            return .record(record)
        }
    }
}
