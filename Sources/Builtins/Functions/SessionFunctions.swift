import Catalogue
import Foundations
import Language
import Tensors
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
                result: "none",
                summary: "Shows values side by side as they are shown on their own, strings without quotes.",
                examples: ["print \"dice\" 0.8"], keywords: ["echo", "output"])
        ) { arguments, call in
            let values = try arguments.list("values").elements
            guard values.allSatisfy({ $0.isOneLine }) else {
                call.host.show(digest: nil) { printed(values, width: $0) }
                return .none
            }
            let text = values.map(\.text).joined(separator: " ")
            call.host.show(text)
            // It may have been left off half-way.
            if text.utf8.count > 1 << 20 { try Cancellation.check() }
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
            let picture = try Picture.of(
                value, slice: try arguments.integerOrNone("slice"),
                axis: try arguments.axisUnlessDefault())
            let digest = value.digest
            try Cancellation.check()  // it may have been left off half-way
            if case .object(let object as any HasLength) = value {
                call.host.show(long: object, digest: digest)
            } else {
                call.host.show(digest: digest) { value.display(width: $0) }
            }
            if let picture { call.host.showPicture(picture) }
            try Cancellation.check()  // so may the picture
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
        Builtin(
            Entry(
                "progress", room: "session",
                [
                    Parameter("items", "list, range, dataset or table", "What to go over."),
                    Parameter("title", "string", default: "loop", "Stands before the bar."),
                ],
                result: "the items, for a loop to go over",
                summary:
                    "Draws a progress bar while a loop goes over items; the bar of what runs inside stands behind.",
                examples: ["for fold in progress(0..3, \"folds\") { print fold }"],
                keywords: ["bar", "loop", "for", "time left"])
        ) { arguments, call in
            let (items, title) = (try arguments.value("items"), try arguments.string("title"))
            guard let sequence = ProgressSequence(over: items, bar: { call.host.progress(title, total: $0) }) else {
                throw Problem(
                    .type, "a loop with a bar goes over a list, a range, a dataset or a table, not \(items.typePhrase)",
                    argument: "items")
            }
            return .object(sequence)
        },
        Builtin(
            Entry(
                "memory", room: "session",
                [Parameter("trainer", "trainer", default: nil, "Adds what a step of it is expected to take.")],
                result: "none",
                summary:
                    "Shows how much memory tensors take now, took at most and may still take, and how often a large buffer "
                    + "was made anew, which steady training no longer does.",
                examples: ["memory()"], keywords: ["ram", "bytes", "usage"])
        ) { arguments, call in
            let usage = Tensor.memoryUsage
            var rows = [
                ("tensors now", usage.used), ("tensors at most", usage.peak), ("kept for reuse", usage.kept),
                ("left on this machine", MemoryLimit.available()),
            ]
            if !arguments.isNone("trainer") {
                let trainer = try arguments.object("trainer", as: TrainerObject.self, "trainer").trainer
                if let bytes = trainer.stepBytes { rows.append(("a step, estimated", bytes)) }
            }
            let table = Table(
                columns: ["memory", "amount"].map { Table.Column($0) },
                rows: rows.map { [.text($0.0), .text(MemoryLimit.text($0.1))] }
                    + [[.text("large buffers made"), .text("\(Tensor.memoryRequests)")]])
            call.host.showTransient(table.render(width: call.host.width))
            return .none
        },
        Builtin(
            Entry(
                "profile", room: "session", [Parameter("block", "function", "What to run.")],
                result: "what the block returns",
                summary: "Runs a block and shows where its time went: calls, time, speed and traffic of every kernel.",
                examples: ["profile { conv(4, 8)(ones([1, 32, 32, 4])) }"],
                keywords: ["performance", "measure", "benchmark", "gflops"])
        ) { arguments, call in
            var result = Value.none
            let block = try arguments.function("block")
            let profile = try Profiler.profile { result = try call.context.call(block) }
            call.host.showTransient(Self.table(profile).render(width: call.host.width))
            return result
        },
    ]

    /// Values side by side; where one of them takes several lines, each begins on its own.
    private static func printed(_ values: [Value], width: Int) -> String {
        let texts = values.map { value in
            if case .string(let text) = value { text } else { value.display(width: width) }
        }
        let isTall = zip(values, texts).contains { !$0.isOneLine && $1.contains("\n") }
        return texts.joined(separator: isTall ? "\n" : " ")
    }

    private static func table(_ profile: (entries: [Profiler.Entry], seconds: Double)) -> Table {
        var table = Table(
            columns: ["kernel", "calls", "ms", "%", "GFLOP/s", "GB/s"].map { Table.Column($0, digits: 3) })
        func add(_ name: String, _ calls: Table.Cell, _ seconds: Double, _ speeds: [Table.Cell]) {
            let share = 100 * seconds / max(profile.seconds, 1e-12)
            let row: [Table.Cell] = [.text(name), calls, .number(seconds * 1e3), .number(share)] + speeds
            if name == "all" { table.appendFooter(row) } else { table.append(row) }
        }
        for entry in profile.entries {
            let per = 1e-9 / max(entry.seconds, 1e-12)
            add(
                entry.name, .integer(entry.calls), entry.seconds,
                [entry.operations > 0 ? .number(entry.operations * per) : .missing, .number(entry.bytes * per)])
        }
        let known = profile.entries.reduce(0) { $0 + $1.seconds }
        add("everything else", .missing, profile.seconds - known, [.missing, .missing])
        add("all", .missing, profile.seconds, [.missing, .missing])
        return table
    }
}

extension Value {
    /// Whether it is shown the same however wide the terminal is.
    fileprivate var isOneLine: Bool {
        switch self {
        case .list, .record, .object: false
        default: true
        }
    }
}

extension Duration {
    /// "12.3 ms", "3.41 s", "2 min 5 s": three digits that say something.
    static func text(_ duration: Duration) -> String {
        let seconds = duration / .seconds(1)
        if seconds >= 60 { return "\(Int(seconds) / 60) min \(Int(seconds) % 60) s" }
        let (value, unit) =
            seconds < 1e-3 ? (seconds * 1e6, "µs") : seconds < 1 ? (seconds * 1e3, "ms") : (seconds, "s")
        let step = value >= 100 ? 1.0 : value >= 10 ? 10 : 100
        let rounded = (value * step).rounded() / step
        return (step == 1 ? "\(Int(rounded))" : "\(rounded)") + " \(unit)"
    }
}
