import Catalogue
import Foundations
import Language
import Volumes

/// What speaks of the session itself: its seed, its variables, what it shows.
enum SessionFunctions {
    static let all: [Builtin] = [
        Builtin(
            Entry(
                "seed", room: "session",
                [Parameter("value", "integer", "Any whole number; the same seed draws the same numbers.")],
                result: "none", summary: "Starts the session's random numbers anew.",
                source: "Philox4x32-10: Salmon et al., SC 2011", examples: ["seed 7"],
                keywords: ["random", "reproduce"])
        ) { arguments, call in
            call.host.reseed(UInt64(bitPattern: Int64(try arguments.integer("value"))))
            return .none
        },
        Builtin(
            Entry(
                "print", room: "session",
                [Parameter("values", "any", "What to print, side by side.", isVariadic: true)],
                result: "none", summary: "Shows values in one line each, strings without quotes.",
                examples: ["print \"dice\" 0.8"], keywords: ["echo", "output"])
        ) { arguments, call in
            let texts = try arguments.list("values").map { value -> String in
                if case .string(let text) = value { return text }
                return value.summary
            }
            call.host.show(texts.joined(separator: " "))
            return .none
        },
        Builtin(
            Entry(
                "show", room: "session",
                [
                    Parameter("value", "any", "What to show."),
                    Parameter("slice", "integer", default: nil, "Which slice of a volume; the middle one if left out."),
                    Parameter(
                        "axis", "string", default: "z", "The axis that the slice is across: \"x\", \"y\" or \"z\".",
                        completion: .choices(SpatialAxis.names)),
                ],
                result: "none",
                summary: "Shows a value in words, and where the terminal can, volumes and cases as a picture.",
                examples: ["x = [1, 2, 3]\nshow x"], keywords: ["display", "picture", "view"])
        ) { arguments, call in
            let value = try arguments.value("value")
            let digest = value.digest
            try Cancellation.check()  // it may have been left off half-way
            call.host.show(digest: digest) { value.display(width: $0) }
            if let picture = try Picture.of(
                value, slice: try arguments.integerOrNone("slice"), axis: try arguments.string("axis"))
            {
                call.host.showPicture(picture)
            }
            return .none
        },
        Builtin(
            Entry(
                "time", room: "session", [Parameter("block", "function", "What to run.")],
                result: "what the block returns", summary: "Runs a block and tells how long it took.",
                examples: ["time { 1 + 1 }"], keywords: ["measure", "benchmark", "duration"])
        ) { arguments, call in
            let clock = ContinuousClock()
            let start = clock.now
            let result = try call.context.call(try arguments.function("block"))
            call.host.showTransient(Duration.text(clock.now - start))
            return result
        },
    ]
}

extension Duration {
    /// "12 ms", "3.4 s", "2 min 5 s".
    static func text(_ duration: Duration) -> String {
        let seconds = duration / .seconds(1)
        if seconds < 1e-3 { return "\(Int(seconds * 1e6)) µs" }
        if seconds < 1 { return "\(Int(seconds * 1e3)) ms" }
        if seconds < 60 { return "\((seconds * 10).rounded() / 10) s" }
        return "\(Int(seconds) / 60) min \(Int(seconds) % 60) s"
    }
}
