/// A node's hold on a node below it.
///
/// Running a program is mostly walking from node to node; counting a reference at each step took two thirds of the time of
/// recursive calls. So the hold is counted once, when it is made, and given back when the node above goes.
struct Child {
    private let reference: Unmanaged<Node>

    init(_ node: Node) { reference = .passRetained(node) }

    func release() { reference.release() }

    var node: Node { reference.takeUnretainedValue() }
    var span: Span { node.span }

    @inline(__always)
    func evaluate(_ frame: Frame) throws -> Value {
        try reference._withUnsafeGuaranteedRef { try $0.evaluate(frame) }
    }

    @inline(__always)
    func execute(_ frame: Frame) throws -> Flow {
        try reference._withUnsafeGuaranteedRef { try $0.execute(frame) }
    }

    @inline(__always)
    func finish(_ frame: Frame, _ result: inout Value) throws -> Flow {
        try reference._withUnsafeGuaranteedRef { try $0.finish(frame, &result) }
    }

    @inline(__always)
    func condition(_ frame: Frame) throws -> Bool {
        try reference._withUnsafeGuaranteedRef { try $0.condition(frame) }
    }
}

/// A node's hold on several nodes below it.
struct Children {
    private let nodes: UnsafeMutablePointer<Child>
    let count: Int

    init(_ nodes: [Node]) {
        count = nodes.count
        self.nodes = .allocate(capacity: nodes.count)
        for (index, node) in nodes.enumerated() { (self.nodes + index).initialize(to: Child(node)) }
    }

    func release() {
        for index in 0..<count { nodes[index].release() }
        nodes.deallocate()
    }

    @inline(__always)
    subscript(index: Int) -> Child { nodes[index] }
}
