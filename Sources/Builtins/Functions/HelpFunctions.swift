import Catalogue
import Foundations
import Language

/// `help`: the catalogue at the prompt.
enum HelpFunctions {
    static let all: [Builtin] = [
        Builtin(
            Entry(
                "help", room: "session",
                [
                    Parameter(
                        "words", "string", "A name, a topic, or words to search for in quotes.", isVariadic: true,
                        completion: .topics)
                ],
                result: "none",
                summary:
                    "Shows what there is: a list of topics, the page of a name or variable, or what a search finds.",
                examples: ["help seed", "help \"random numbers\"", "help statistics.median"],
                keywords: ["manual", "documentation", "?", "doc", "man"])
        ) { arguments, call in
            let words = try arguments.list("words").map { value -> String in
                if case .string(let text) = value { return text }
                if case .function(let function) = value { return function.signature.name }
                return value.summary
            }
            let text = words.joined(separator: " ")
            let topic = HelpTopic(BuiltinFunctions.index, call.host)
            let isQuoted = call.context.span.text.drop { $0.isLetter || $0 == "?" || $0 == " " }.hasPrefix("\"")
            let render = isQuoted ? topic.search(text) : try topic.page(of: text)
            guard let render else { throw topic.missing(text) }
            call.host.show(digest: nil, render)
            return .none
        }
    ]
}
