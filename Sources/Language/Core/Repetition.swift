/// `repeat`
enum Repetition {
    static var function: CoreFunction {
        CoreFunction(
            "repeat", [.init("value"), .init("times")], "A string or a list several times over.",
            example: "repeat(\"ab\", 3)"
        ) { arguments, context in
            let times = try arguments.integer("times")
            guard times >= 0 else { throw arguments.error("value", "times", "\(times) times cannot be done") }
            switch arguments.values[0] {
            case .string(let text):
                guard !text.isEmpty else { return .string("") }
                try Operators.checkLength(product(text.utf8.count, times))
                try MemoryGuard.require(length: product(text.utf8.count, times))
                return .string(try repeated(text, times, context))
            case .list(let list):
                guard list.count > 0 else { return .list(List()) }
                try Operators.checkCount(product(list.count, times))
                try MemoryGuard.require(elements: product(list.count, times))
                return .list(try repeated(list.elements, times, context))
            default: throw arguments.mismatch("value", "a string or a list")
            }
        }
    }

    /// In blocks of up to a megabyte, doubled from the text.
    private static func repeated(_ text: String, _ times: Int, _ context: any CallContext) throws -> String {
        var (block, held) = (text, 1)
        while held <= times / 2, block.utf8.count < 1 << 19 {
            block += block
            held *= 2
        }
        var result = ""
        result.reserveCapacity(text.utf8.count * times)
        for _ in 0..<(times / held) {
            try context.look()
            result += block
        }
        for _ in 0..<(times % held) { result += text }
        return result
    }

    private static func repeated(_ elements: [Value], _ times: Int, _ context: any CallContext) throws -> [Value] {
        var result: [Value] = []
        result.reserveCapacity(elements.count * times)
        var watch = InterruptWatch(context)
        for _ in 0..<times {
            try watch.tick()
            result += elements
        }
        return result
    }

    private static func product(_ a: Int, _ b: Int) -> Int {
        let (value, overflows) = a.multipliedReportingOverflow(by: b)
        return overflows ? .max : value
    }
}
