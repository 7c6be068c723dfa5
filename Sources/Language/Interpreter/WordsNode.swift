/// `ls *.nii`: the function of that name, called with the words.
final class WordsNode: Node {
    let callee: Node
    let syntax: WordsSyntax

    init(_ callee: Node, _ syntax: WordsSyntax) {
        self.callee = callee
        self.syntax = syntax
        super.init(syntax.span)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        let value = try callee.evaluate(frame)
        guard case .function(let function) = value else {
            let name = syntax.head.name
            throw error(
                "type", "`\(name)` is a variable here, \(value.typePhrase), and takes no words",
                notes: ["clear \(name) brings back what was built in"])
        }
        let words = syntax.words.map(Value.string)
        return try Callee.call(function, words, words.map { _ in span }, frame, span)
    }
}
