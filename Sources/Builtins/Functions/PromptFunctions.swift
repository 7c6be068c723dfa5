import Catalogue
import Foundations
import Language

/// What speaks of the prompt itself. In a script these say so and do nothing, and no reel records them.
enum PromptFunctions {
    static let all: [Builtin] = [
        Builtin(
            Entry(
                "history", room: "session",
                [
                    Parameter(
                        "words", "string", "How many entries (20 if left out), or words that they hold.",
                        isVariadic: true)
                ],
                result: "none", summary: "Shows what was entered at the prompt, in this session and those before.",
                examples: ["history", "history \"unet\""], keywords: ["entries", "typed", "earlier"])
        ) { arguments, call in
            let text = try arguments.list("words").map(\.text).joined(separator: " ").trimmingQuotes
            guard let prompt = prompt(call, "history") else { return .none }
            let entries = prompt.pastEntries()
            let shown: [String]
            if let count = Int(text) {
                shown = entries.suffix(max(0, count))
            } else {
                shown = (text.isEmpty ? entries : entries.filter { $0.contains(text) }).suffix(20)
            }
            call.host.show(unrecorded: shown.isEmpty ? "(nothing)" : shown.joined(separator: "\n"))
            return .none
        },
        Builtin(
            Entry(
                "edit", room: "session",
                [Parameter("words", "string", "A function to edit; the last entry if left out.", isVariadic: true)],
                result: "none",
                summary: "Opens the last entry, or the source of a function, in $EDITOR and runs what comes back.",
                examples: ["edit"], keywords: ["editor", "change", "visual"])
        ) { arguments, call in
            let name = try arguments.list("words").map(\.text).joined(separator: " ").trimmingQuotes
            guard let prompt = prompt(call, "edit") else { return .none }
            try prompt.edit(name.isEmpty ? lastEntry(prompt) : try source(of: name, call))
            return .none
        },
        Builtin(
            Entry(
                "clear", room: "session", [Parameter("words", "string", "Nothing more.", isVariadic: true)],
                result: "none", summary: "Clears the screen; variables stay.", examples: ["clear"],
                keywords: ["screen", "empty"])
        ) { arguments, call in
            guard try arguments.list("words").isEmpty else {
                throw Problem(
                    .value, "clear empties the screen and takes no names",
                    remedy: "a name keeps its value until another one is assigned: x = none")
            }
            try prompt(call, "clear")?.clear()
            return .none
        },
    ]

    private static func prompt(_ call: Call, _ name: String) -> (any PromptHost)? {
        call.host.belongsToPrompt()
        if call.host.prompt == nil { call.host.showTransient("\(name) belongs to the prompt; a script passes over it") }
        return call.host.prompt
    }

    /// The newest entry but the `edit` that asks for it.
    private static func lastEntry(_ prompt: any PromptHost) -> String {
        prompt.pastEntries().last { !$0.hasPrefix("edit") } ?? ""
    }

    private static func source(of name: String, _ call: Call) throws -> String {
        let variables = call.host.variables
        guard let value = variables.last(where: { $0.name == name })?.value else {
            let near = Suggestion.nearest(to: name, among: variables.map(\.name))
            throw Problem(
                .name, "there is no function \(name) in this session",
                remedy: near.map { "did you mean \($0)?" } ?? "bare edit opens the last entry")
        }
        guard case .function(let function) = value, let text = Documentation.source(of: function) else {
            throw Problem(
                .type, "\(name) is \(value.typePhrase); edit opens functions that were written in this session")
        }
        return text
    }
}
