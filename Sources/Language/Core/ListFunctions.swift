/// Lists, and whatever else has elements.
enum ListFunctions {
    static var all: [CoreFunction] {
        [
            append, insert, map, filter, reduce, sort, reversed, contains, find, unique, zip, enumerate, flatten, any,
            everyElement, Repetition.function,
        ]
    }

    /// Whether a function is `append`, which assignments know how to do in place.
    static func isAppend(_ callable: any Callable) -> Bool {
        (callable as? NativeFunction)?.isAppend == true
    }

    /// What the object that stands for the list answers to a function, if it has an answer of its own.
    private static func answer(_ arguments: Arguments) throws -> Value? {
        guard case .object(let object as any AnswersListFunctions) = arguments.values[0] else { return nil }
        return try object.answer(arguments.signature.name, arguments)
    }

    private static func elements(_ arguments: Arguments, _ name: String, _ context: CallContext) throws -> [Value] {
        let value = try arguments.value(name)
        switch value {
        case .list(let list): return list.elements
        case .range(let range):
            try Operators.checkCount(range.count)
            return try context.map(range, Value.integer)
        case .record(let record): return record.keys.map(\.value)
        case .object(let object):
            guard let object = object as? any Iterable else { break }
            return try context.map(0..<(try object.elementCount)) { try object.element(at: $0) }
        default: break
        }
        throw arguments.mismatch(name, "a list")
    }

    private static var append: CoreFunction {
        let core = CoreFunction(
            "append", [.init("list"), .init("value")], "The list with one more element.", example: "append([1, 2], 3)"
        ) { arguments, context in
            if let answer = try answer(arguments) { return answer }
            let old = try elements(arguments, "list", context)
            try Operators.checkCount(old.count + 1)
            try MemoryGuard.require(elements: old.count + 1)
            var values: [Value] = []
            values.reserveCapacity(old.count + 1)
            try Pieces.append(.list(old), to: &values, look: context.look)
            values.append(arguments.values[1])
            return .list(values)
        }
        core.function.isAppend = true
        return core
    }

    private static var insert: CoreFunction {
        CoreFunction(
            "insert", [.init("list"), .init("value"), .init("at")],
            "The list with an element put in before a position.",
            example: "insert([1, 3], 2, at: 1)"
        ) { arguments, context in
            if let answer = try answer(arguments) { return answer }
            var values = try elements(arguments, "list", context)
            let position = try arguments.integer("at")
            let place = position < 0 ? position + values.count : position
            guard place >= 0, place <= values.count else {
                throw arguments.error(
                    "index", "at", "there is no position \(position) in a list of \(values.count)",
                    notes: ["positions go from 0 to \(values.count), which is behind the last element"])
            }
            values.insert(arguments.values[1], at: place)
            return .list(values)
        }
    }

    private static var map: CoreFunction {
        CoreFunction(
            "map", [.init("list"), .init("function")], "What a function makes of each element.",
            example: "map([1, 2], v -> v * v)", effect: .ofArguments
        ) { arguments, context in
            let function = try arguments.function("function")
            return .list(try context.map(try elements(arguments, "list", context)) { try context.call(function, $0) })
        }
    }

    private static var filter: CoreFunction {
        CoreFunction(
            "filter", [.init("list"), .init("function")], "The elements for which a function gives true.",
            example: "filter([1, 2, 3], v -> v > 1)", effect: .ofArguments
        ) { arguments, context in
            let function = try arguments.function("function")
            return .list(
                try context.filter(try elements(arguments, "list", context)) {
                    try truth(try context.call(function, $0), arguments)
                })
        }
    }

    private static func truth(_ value: Value, _ arguments: Arguments) throws -> Bool {
        if let truth = value.truth { return truth }
        throw arguments.error(
            "type", "function", "the function gives true or false here, it gave \(value.typePhrase)")
    }

    private static var reduce: CoreFunction {
        CoreFunction(
            "reduce", [.init("list"), .init("function"), .init("initial")],
            "One value from all elements: function(function(initial, first), second) and so on.",
            example: "reduce([1, 2, 3], (a, b) -> a + b, initial: 0)", effect: .ofArguments
        ) { arguments, context in
            let function = try arguments.function("function")
            var watch = InterruptWatch(context)
            return try elements(arguments, "list", context).reduce(arguments.values[2]) {
                try watch.tick()
                return try context.call(function, $0, $1)
            }
        }
    }

    private static var sort: CoreFunction {
        CoreFunction(
            "sort",
            [.init("list"), .init("by", default: Value.none), .init("descending", default: .boolean(false))],
            "The elements in order, or in the order of what a function makes of them; equal ones stay as they stood, nan last.",
            example: "sort([\"b\", \"a\"])", effect: .ofArguments
        ) { arguments, context in
            if let answer = try answer(arguments) { return answer }
            let values = try elements(arguments, "list", context)
            let key = try arguments.functionOrNone("by")
            let keyed = try context.map(values) { value in
                (key: (try key.map { try context.call($0, value) } ?? value).scalar, value: value)
            }
            let isDescending = try arguments.boolean("descending")
            var watch = InterruptWatch(context)
            let order = try keyed.indices.sorted { a, b in
                try watch.tick()
                let (x, y) = (keyed[a].key, keyed[b].key)
                if try precedes(x, y, isDescending, arguments) { return true }
                return try !precedes(y, x, isDescending, arguments) && a < b
            }
            return .list(try context.map(order) { keyed[$0].value })
        }
    }

    private static func precedes(
        _ a: Value, _ b: Value, _ isDescending: Bool, _ arguments: Arguments
    ) throws -> Bool {
        // What is not a number stands last, whichever way the others go.
        if isDescending, !a.isNotANumber, !b.isNotANumber { return try precedes(b, a, false, arguments) }
        switch (a, b) {
        case (.string(let x), .string(let y)): return x < y
        case (.boolean(let x), .boolean(let y)): return !x && y
        default:
            if let truth = NumberOrder.precedes(a, b) { return truth }
            throw arguments.error(
                "type", "list", "\(a.typePhrase) and \(b.typePhrase) have no order",
                notes: ["by: gives what to sort by"])
        }
    }

    private static var reversed: CoreFunction {
        CoreFunction(
            "reversed", [.init("list")], "The elements, or the characters of a string, from the last to the first.",
            example: "reversed([1, 2])"
        ) { arguments, context in
            if let answer = try answer(arguments) { return answer }
            if case .string(let text) = arguments.values[0] {
                var (result, watch) = ("", InterruptWatch(context))
                result.reserveCapacity(text.utf8.count)
                for character in text.reversed() {
                    try watch.tick()
                    result.append(character)
                }
                return .string(result)
            }
            return .list(try context.map(try elements(arguments, "list", context).reversed()) { $0 })
        }
    }

    private static var contains: CoreFunction {
        CoreFunction(
            "contains", [.init("list"), .init("value")],
            "Whether a list has an element, a record a key, a string a part.", example: "contains([1, 2], 2)"
        ) { arguments, context in
            if let answer = try answer(arguments) { return answer }
            let value = arguments.values[1].scalar
            if case .string(let text) = arguments.values[0] {
                let part = try arguments.string("value")
                let search = StringFunctions.search(of: part, in: text, context)
                return .boolean(try part.isEmpty || search.first() != nil)
            }
            if case .record(let record) = arguments.values[0] {
                switch value {
                case .string(let name): return .boolean(record[.name(name)] != nil)
                case .integer(let number): return .boolean(record[.integer(number)] != nil)
                default: break
                }
            }
            let found = try context.firstIndex(try elements(arguments, "list", context)) { $0.isEqual(value) }
            return .boolean(found != nil)
        }
    }

    private static var find: CoreFunction {
        CoreFunction(
            "find", [.init("list"), .init("value")],
            "The position of the first element equal to a value, or for which a function gives true, or of the first part of a "
                + "string; none without one.",
            example: "find([4, 5], 5)", effect: .ofArguments
        ) { arguments, context in
            if let answer = try answer(arguments) { return answer }
            if case .string(let text) = arguments.values[0], case .string(let part) = arguments.values[1] {
                guard let place = try StringFunctions.search(of: part, in: text, context).first() else { return .none }
                return .integer(text.distance(from: text.startIndex, to: place.lowerBound))
            }
            let values = try elements(arguments, "list", context)
            if case .function(let function) = arguments.values[1] {
                return try context.firstIndex(values) { try truth(try context.call(function, $0), arguments) }
                    .map(Value.integer) ?? .none
            }
            return try context.firstIndex(values) { $0.isEqual(arguments.values[1]) }.map(Value.integer) ?? .none
        }
    }

    private static var unique: CoreFunction {
        CoreFunction(
            "unique", [.init("list")], "Each element once, in the order of its first place.",
            example: "unique([1, 2, 1])"
        ) { arguments, context in
            if let answer = try answer(arguments) { return answer }
            var seen: Set<Record.Key> = []
            var fractions: Set<Double> = []
            var others: [Value] = []
            // One for all the searches, which are short one by one.
            var watch = InterruptWatch(context)
            return .list(
                try context.filter(try elements(arguments, "list", context)) { value in
                    switch value.scalar {
                    case .integer(let number): return seen.insert(.integer(number)).inserted
                    case .float(let number):
                        // A float that is whole equals an integer; what is not a number equals nothing.
                        if let whole = Int(exactly: number) { return seen.insert(.integer(whole)).inserted }
                        return number.isNaN || fractions.insert(number).inserted
                    case .string(let text): return seen.insert(.name(text)).inserted
                    default:
                        for other in others {
                            try watch.tick()
                            if other.isEqual(value) { return false }
                        }
                        others.append(value)
                        return true
                    }
                })
        }
    }

    private static var zip: CoreFunction {
        CoreFunction(
            "zip", [.init("a"), .init("b")], "Pairs of elements of two lists, as many as the shorter has.",
            example: "zip([1, 2], [\"a\", \"b\"])"
        ) { arguments, context in
            let pairs = Swift.zip(
                try elements(arguments, "a", context), try elements(arguments, "b", context))
            return .list(try context.map(pairs) { .list([$0, $1]) })
        }
    }

    private static var enumerate: CoreFunction {
        CoreFunction(
            "enumerate", [.init("list")], "Pairs of a position and the element there.",
            example: "enumerate([\"a\", \"b\"])"
        ) { arguments, context in
            .list(
                try context.map(try elements(arguments, "list", context).enumerated()) {
                    .list([.integer($0.offset), $0.element])
                })
        }
    }

    private static var flatten: CoreFunction {
        CoreFunction(
            "flatten", [.init("list")], "The elements of the lists and ranges in a list, one level.",
            example: "flatten([[1], [2, 3]])"
        ) { arguments, context in
            if let answer = try answer(arguments) { return answer }
            var result: [Value] = []
            var watch = InterruptWatch(context)
            for element in try elements(arguments, "list", context) {
                try watch.tick()
                switch element {
                case .list, .range:
                    try Operators.checkCount(result.count + Operators.elementCount(element))
                    if Operators.elementCount(element) > 1 << 12 {
                        try MemoryGuard.require(elements: result.count + Operators.elementCount(element))
                    }
                    result += Operators.elements(element)
                default: result.append(element)
                }
            }
            return .list(result)
        }
    }

    private static var any: CoreFunction {
        CoreFunction(
            "any", [.init("list")], "Whether some element is true, or some number of a tensor is not 0.",
            example: "any([false, true])"
        ) { arguments, context in
            if let mask = mask(arguments) { return .boolean(try mask.isSomewhereTrue) }
            return .boolean(
                try context.firstIndex(try elements(arguments, "list", context)) {
                    try element($0, isTrueIn: arguments)
                } != nil)
        }
    }

    private static var everyElement: CoreFunction {
        CoreFunction(
            "all", [.init("list")], "Whether every element is true, or no number of a tensor is 0.",
            example: "all([false, true])"
        ) { arguments, context in
            if let mask = mask(arguments) { return .boolean(try mask.isEverywhereTrue) }
            return .boolean(
                try context.firstIndex(try elements(arguments, "list", context)) {
                    try !element($0, isTrueIn: arguments)
                } == nil)
        }
    }

    private static func mask(_ arguments: Arguments) -> (any HasTruths)? {
        guard case .object(let object) = arguments.values[0] else { return nil }
        return object as? any HasTruths
    }

    private static func element(_ element: Value, isTrueIn arguments: Arguments) throws -> Bool {
        if let truth = element.truth { return truth }
        throw arguments.mismatch("list", "a list of true and false", found: element.typePhrase)
    }
}
