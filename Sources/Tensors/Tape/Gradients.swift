import Foundations

/// The derivatives of one scalar with respect to every watched tensor it was made of.
public struct Gradients: Sendable {
    private var byLeaf: [ObjectIdentifier: Tensor] = [:]
    /// Keeps the leaves alive, so that an identifier is not given to another node.
    private var leaves: [TapeNode] = []

    /// The gradient for a watched tensor, of its shape; nil if the scalar does not depend on it.
    public subscript(leaf: Tensor) -> Tensor? {
        leaf.node.flatMap { byLeaf[ObjectIdentifier($0)] }
    }

    fileprivate mutating func set(_ node: TapeNode, _ gradient: Tensor) {
        byLeaf[ObjectIdentifier(node)] = gradient
        leaves.append(node)
    }
}

extension Tensor {
    /// d(self)/d(leaf) for every leaf. Throws if this is not a recorded scalar.
    public func gradients() throws -> Gradients {
        guard count == 1 else {
            throw Problem(
                .shape, "only a single number has gradients; this tensor has shape \(shape)",
                remedy: "reduce it first, with sum or mean")
        }
        guard let root = node else {
            throw Problem(
                .state, "this number was not made of any watched tensor",
                remedy: "watch the tensors before computing with them")
        }
        return try withoutTape { try Self.walk(from: root, seed: .ones(shape)) }
    }

    static func walk(from root: TapeNode, seed: Tensor) throws -> Gradients {
        var gradients = Gradients()
        var pending: [ObjectIdentifier: Tensor] = [ObjectIdentifier(root): seed]
        for node in reachable(from: root) {
            guard let gradient = pending.removeValue(forKey: ObjectIdentifier(node)) else { continue }
            guard let pullback = node.pullback else {
                gradients.set(node, gradient)
                continue
            }
            var contributions = try pullback(gradient)
            for (place, parent) in node.parents.enumerated() where place < contributions.count {
                guard let parent, let contribution = contributions[place].take() else { continue }
                guard contribution.shape == parent.shape else {
                    throw Problem(
                        .state, "the gradient of \(node.name) has shape \(contribution.shape), not \(parent.shape)")
                }
                let key = ObjectIdentifier(parent)
                if let sum = pending.removeValue(forKey: key) {
                    pending[key] = try Tensor.total(consume sum, consume contribution)
                } else {
                    pending[key] = contribution
                }
            }
        }
        return gradients
    }

    /// Every node the root depends on, latest first.
    private static func reachable(from root: TapeNode) -> [TapeNode] {
        var seen: Set<ObjectIdentifier> = [ObjectIdentifier(root)]
        var found = [root]
        var next = 0
        while next < found.count {
            for case let parent? in found[next].parents where seen.insert(ObjectIdentifier(parent)).inserted {
                found.append(parent)
            }
            next += 1
        }
        return found.sorted { $0.number > $1.number }
    }
}
