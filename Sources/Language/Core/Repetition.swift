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
                return .string(repeated(text, times))
            case .list(let list):
                guard list.count > 0 else { return .list(List()) }
                try Operators.checkCount(product(list.count, times))
                return .list(try repeated(list.elements, times, context))
            default: throw arguments.mismatch("value", "a string or a list")
            }
        }
    }

    /// By doubling: as many steps as the number has binary digits.
    private static func repeated(_ text: String, _ times: Int) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count * times)
        var (block, left) = (text, times)
        while left > 0 {
            if left & 1 == 1 { result += block }
            left >>= 1
            if left > 0 { block += block }
        }
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
