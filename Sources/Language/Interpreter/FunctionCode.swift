/// A function made ready to run; shared by all closures made of it.
final class FunctionCode {
    struct Parameter {
        let name: String
        /// Its default as it was written.
        let defaultText: String?
        let isVariadic: Bool
        /// The cell it moves to when a function inside captured it.
        let cell: Int?
    }

    let name: String
    let kind: FunctionSyntax.Kind
    let parameters: [Parameter]
    let slotCount: Int
    let cellCount: Int
    let span: Span
    let hasVariadic: Bool
    /// Slots and cells of the parameters that live in a cell.
    private let parameterCells: [(slot: Int, cell: Int)]
    let body: Node

    init(
        _ syntax: FunctionSyntax, parameters: [Parameter], slotCount: Int, cellCount: Int, body: Node
    ) {
        name = syntax.name
        kind = syntax.kind
        self.parameters = parameters
        self.slotCount = slotCount
        self.cellCount = cellCount
        span = syntax.span
        hasVariadic = parameters.contains { $0.isVariadic }
        parameterCells = parameters.enumerated().compactMap { slot, parameter in parameter.cell.map { (slot, $0) } }
        self.body = body
    }

    /// With the values that its defaults had where it was made.
    func signature(defaults: [Value?]) -> Signature {
        Signature(
            name,
            zip(parameters, defaults).map {
                Signature.Parameter($0.name, default: $1, defaultText: $0.defaultText, isVariadic: $0.isVariadic)
            })
    }

    /// Moves captured parameters from their slots, where calls write them, to their cells.
    func moveParameters(_ frame: Frame) {
        for (slot, cell) in parameterCells {
            frame.cells[cell]?.value = frame.slots[slot]
            frame.slots[slot] = nil
        }
    }
}

/// A top-level statement made ready to run.
struct StatementCode {
    let node: Node
    let scope: GlobalScope
}
