/// Types, conversions, errors.
enum ValueFunctions {
    static var all: [CoreFunction] {
        [type, count, string, integer, float, range, error, assert]
    }

    private static var type: CoreFunction {
        CoreFunction("type", [.init("value")], "The name of a value's type.", example: "type([1, 2])") { arguments, _ in
            .string(arguments.values[0].typeName)
        }
    }

    private static var count: CoreFunction {
        CoreFunction(
            "count", [.init("value")],
            "How many elements a list, record, string or range has; of a tensor, how many numbers.",
            example: "count([4, 5])"
        ) { arguments, context in
            switch arguments.values[0] {
            case .list(let list): return .integer(list.count)
            case .record(let record): return .integer(record.count)
            case .string(let text): return .integer(try context.count(text))
            case .range(let range): return .integer(range.count)
            case .object(let object):
                // `count(x)` and `x.count` say the same.
                if let object = object as? any HasMembers, case .integer(let count)? = try object.member("count") {
                    return .integer(count)
                }
                if let object = object as? any Iterable { return .integer(try object.elementCount) }
            default: break
            }
            throw arguments.mismatch("value", "something with elements")
        }
    }

    private static var string: CoreFunction {
        CoreFunction("string", [.init("value")], "A value as text.", example: "string(2.5)") { arguments, context in
            .string(try arguments.values[0].text(look: context.look))
        }
    }

    private static var integer: CoreFunction {
        CoreFunction(
            "integer", [.init("value")], "A number without its fraction, or the number that a string writes.",
            example: "integer(\"42\")"
        ) { arguments, _ in
            switch arguments.values[0].scalar {
            case .integer(let number): return .integer(number)
            case .boolean(let truth): return .integer(truth ? 1 : 0)
            case .float(let number):
                guard let whole = Int(exactly: number.rounded(.towardZero)) else {
                    throw arguments.error("numeric", "value", "\(number) does not fit in a 64-bit integer")
                }
                return .integer(whole)
            case .string(let text):
                if let number = Int(StringFunctions.numeral(text)) { return .integer(number) }
                throw arguments.error("value", "value", "\(arguments.values[0].summary) is not an integer")
            default: throw arguments.mismatch("value", "a number or a string")
            }
        }
    }

    private static var float: CoreFunction {
        CoreFunction(
            "float", [.init("value")], "A number as a float, or the number that a string writes.", example: "float(3)"
        ) { arguments, _ in
            switch arguments.values[0].scalar {
            case .integer(let number): return .float(Double(number))
            case .float(let number): return .float(number)
            case .boolean(let truth): return .float(truth ? 1 : 0)
            case .string(let text):
                if let number = Double(StringFunctions.numeral(text)) { return .float(number) }
                throw arguments.error("value", "value", "\(arguments.values[0].summary) is not a number")
            case .object(let object):
                // A host value that is one number says so by a member.
                if let object = object as? any HasMembers, case .float(let number)? = try object.member("value") {
                    return .float(number)
                }
                throw arguments.mismatch("value", "a number or a string")
            default: throw arguments.mismatch("value", "a number or a string")
            }
        }
    }

    private static var range: CoreFunction {
        CoreFunction(
            "range", [.init("start"), .init("stop", default: Value.none), .init("step", default: .integer(1))],
            "Integers from start up to stop, which is left out; range(n) starts at 0.", example: "range(0, 10, step: 5)"
        ) { arguments, context in
            let first = try arguments.integer("start")
            let last = try arguments.integerOrNone("stop")
            let step = try arguments.integer("step")
            let (start, stop) = last.map { (first, $0) } ?? (0, first)
            guard step != 0 else { throw arguments.error("value", "step", "the step of a range cannot be 0") }
            let (span, overflows) = stop.subtractingReportingOverflow(start)
            guard !overflows else { throw arguments.error("numeric", "stop", "this range is too long") }
            if step == 1 { return .range(start..<max(start, stop)) }
            let isEmpty = span == 0 || (span > 0) != (step > 0)
            let count = isEmpty ? 0 : Int(clamping: (span.magnitude - 1) / step.magnitude + 1)
            try Operators.checkCount(count)
            return .list(try context.map(0..<count) { .integer(start + $0 * step) })
        }
    }

    private static var error: CoreFunction {
        CoreFunction(
            "error", [.init("message"), .init("kind", default: .string("error"))],
            "Stops with a message, or goes on with an error that was caught.",
            example: "try { error(\"no\") } catch problem { problem.message }", effect: .any
        ) { arguments, context in
            if case .record(let record) = arguments.values[0] {
                if arguments.isGiven("kind"), try arguments.string("kind") != "error" {
                    throw arguments.error(
                        "value", "kind", "an error that was caught has a kind already",
                        notes: ["leave out kind:, or raise another error: error(problem.message, kind: …)"])
                }
                if let caught = (context as? Context)?.machine.caught.error(caughtAs: record) { throw caught }
                if let error = ScriptError(record) { throw error.located(context.span) }
            }
            guard case .string(let message) = arguments.values[0] else {
                throw arguments.mismatch("message", "a string or a caught error")
            }
            throw ScriptError(try arguments.string("kind"), message, span: context.span)
        }
    }

    private static var assert: CoreFunction {
        CoreFunction(
            "assert", [.init("condition"), .init("message", default: Value.none)],
            "Stops unless the condition is true.", example: "assert(1 + 1 == 2)", effect: .any
        ) { arguments, context in
            guard try !arguments.boolean("condition") else { return .none }
            let message = try arguments.stringOrNone("message")
            let written = arguments.span("condition")?.text ?? "the condition"
            throw ScriptError("assert", message ?? "this is false: \(written)", span: context.span)
        }
    }
}
