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
    /// Slots and cells of the parameters that live in a cell.
    private let parameterCells: [(slot: Int, cell: Int)]
    let body: Node

    init(name: String, parameters: [Parameter], slotCount: Int, cellCount: Int, body: Node, span: Span) {
        self.name = name
        self.parameters = parameters
        self.slotCount = slotCount
        self.cellCount = cellCount
        self.span = span
        hasVariadic = parameters.contains { $0.isVariadic }
        parameterCells = parameters.enumerated().compactMap { slot, parameter in parameter.cell.map { (slot, $0) } }
        self.body = body
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
