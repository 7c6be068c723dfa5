/// `"dice \(score)"`
final class TextNode: Node {
    enum Part {
        case text(String)
        case value(Node)
    }

    let parts: [Part]

    init(_ parts: [Part], _ span: Span) {
        self.parts = parts
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        var result = ""
        for part in parts {
            let text =
                switch part {
                case .text(let text): text
                case .value(let node): try self.text(of: node, frame)
                }
            try Operators.checkLength(result.utf8.count + text.utf8.count)
            do {
                try MemoryGuard.requireGrowth(ofString: result.utf8.count, to: result.utf8.count + text.utf8.count)
            } catch {
                throw frame.machine.located(error, span)
            }
            result += text
        }
        return .string(result)
    }

    private func text(of node: Node, _ frame: Frame) throws -> String {
        let value = try node.evaluate(frame)
        do {
            return try value.text(look: frame.machine.checkInterrupt)
        } catch {
            throw frame.machine.located(error, node.span)
        }
    }
}

/// `[a, b]`
final class ListNode: Node {
    let elements: [Node]

    init(_ elements: [Node], _ span: Span) {
        self.elements = elements
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        var values: [Value] = []
        values.reserveCapacity(elements.count)
        for element in elements { values.append(try element.evaluate(frame)) }
        return .list(List(values))
    }
}

/// `{name: a, 3: b}`
final class RecordNode: Node {
    let fields: [(Record.Key, Node)]

    init(_ fields: [(Record.Key, Node)], _ span: Span) {
        self.fields = fields
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        let record = Record.Storage([:])
        record.fields.reserveCapacity(fields.count)
        for (key, node) in fields { record.fields[key] = try node.evaluate(frame) }
        return .record(Record(storage: record))
    }
}

/// `a..b`
final class RangeNode: Node {
    let start: Node
    let stop: Node

    init(_ start: Node, _ stop: Node, _ span: Span) {
        self.start = start
        self.stop = stop
        super.init(span)
    }

    func bounds(_ frame: Frame) throws -> Range<Int> {
        let first = try bound(start, frame)
        let last = try bound(stop, frame)
        guard !last.subtractingReportingOverflow(first).overflow else {
            throw error("numeric", "a range from \(first) to \(last) is too long")
        }
        return first..<max(first, last)
    }

    private func bound(_ node: Node, _ frame: Frame) throws -> Int {
        let value = try node.evaluate(frame)
        if case .integer(let number) = value.scalar { return number }
        throw ScriptError(
            "type", "a range goes from an integer to an integer, this is \(value.typePhrase)", span: node.span)
    }

    override func evaluate(_ frame: Frame) throws -> Value { .range(try bounds(frame)) }
}

/// A `def`, a lambda or a block where it is reached: its code, and the variables it captures.
final class FunctionNode: Node {
    let code: FunctionCode
    let defaults: [Node?]
    /// From the running frame: its own cell, or one it captured itself.
    let captures: [Place]
    let isLayer: Bool

    init(_ code: FunctionCode, _ defaults: [Node?], _ captures: [Place], isLayer: Bool, _ span: Span) {
        self.code = code
        self.defaults = defaults
        self.captures = captures
        self.isLayer = isLayer
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        var cells: [Cell] = []
        cells.reserveCapacity(captures.count)
        for place in captures {
            switch place {
            case .cell(let index): cells.append(frame.cells[index] ?? Cell())
            case .captured(let index): cells.append(frame.function?.captures[index] ?? Cell())
            case .local, .itself: break
            }
        }
        let values = try defaults.map { try $0?.evaluate(frame) }
        let function = ScriptFunction(code: code, captures: cells, defaults: values, machine: frame.machine)
        return .function(isLayer ? LayerConstructor(code: code, body: function) : function)
    }
}

/// The end of a layer's body: what it bound becomes the instance.
final class LayerInstanceNode: Node {
    let name: String
    let bindings: [(name: String, place: Binding)]
    let call: Binding
    let training: Int

    init(_ name: String, _ bindings: [(name: String, place: Binding)], call: Binding, training: Int, _ span: Span) {
        self.name = name
        self.bindings = bindings
        self.call = call
        self.training = training
        super.init(span)
    }

    static func withoutCall(_ name: String) -> ScriptError {
        ScriptError("name", "the layer `\(name)` was left without a `def call`")
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        guard case .function(let callable)? = call.load(frame), let function = callable as? ScriptFunction else {
            throw Self.withoutCall(name).located(span)
        }
        let cell = frame.cells[training] ?? Cell()
        cell.value = cell.value ?? .boolean(false)
        return .function(
            LayerInstance(
                constructorName: name,
                bindings: bindings.compactMap { binding in
                    binding.place.load(frame).map { (binding.name, $0) }
                },
                function: function, training: cell))
    }
}
