/// A function made ready to run; shared by all closures made of it.
final class FunctionCode {
    struct Parameter {
        let name: String
        let isVariadic: Bool
        /// The cell it moves to when a function inside captured it.
        let cell: Int?
    }

    let name: String
    let parameters: [Parameter]
    let slotCount: Int
    let cellCount: Int
    let span: Span
    let hasVariadic: Bool
    /// Whether some parameter lives in a cell.
    let hasParameterCells: Bool
    var body: Node

    init(name: String, parameters: [Parameter], slotCount: Int, cellCount: Int, span: Span) {
        self.name = name
        self.parameters = parameters
        self.slotCount = slotCount
        self.cellCount = cellCount
        self.span = span
        hasVariadic = parameters.contains { $0.isVariadic }
        hasParameterCells = parameters.contains { $0.cell != nil }
        body = Node(span)
    }
}

/// A top-level statement made ready to run.
struct StatementCode {
    let node: Node
    let scope: GlobalScope
}
