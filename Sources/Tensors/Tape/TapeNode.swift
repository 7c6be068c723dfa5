import CKernels
import Synchronization

/// One recorded operation: who went in, and how a gradient of what came out becomes gradients of what went in.
///
/// Numbers rise in order of recording, so every node's parents have smaller numbers than itself: descending order is an
/// order in which gradients can be computed, without any recursion.
final class TapeNode: @unchecked Sendable {
    typealias Pullback = (Tensor) throws -> [Tensor?]

    let name: String
    let number: UInt64
    let shape: [Int]
    private(set) var parents: [TapeNode?]
    private(set) var pullback: Pullback?

    private static let next = Atomic<UInt64>(0)

    init(name: String, shape: [Int], parents: [TapeNode?], pullback: Pullback?) {
        self.name = name
        self.shape = shape
        self.parents = parents
        self.pullback = pullback
        number = Self.next.wrappingAdd(1, ordering: .relaxed).newValue
    }

    deinit {
        // What a node holds may be the last reference to a chain of a million others. They are put on this thread's
        // list and let go one after the other, however the references run (parents, or tensors a pullback captured).
        guard pullback != nil else { return }
        ReleaseList.release(&parents, &pullback)
    }
}

/// Things to be let go in a loop rather than by recursion.
private final class ReleaseList {
    private var pending: [([TapeNode?], TapeNode.Pullback?)] = []

    /// Takes both out of the node that goes, and lets them go now, or puts them on the list that is being worked off.
    static func release(_ parents: inout [TapeNode?], _ pullback: inout TapeNode.Pullback?) {
        guard let slot = reel_release_list() else { return }
        if let active = slot.pointee {
            Unmanaged<ReleaseList>.fromOpaque(active).takeUnretainedValue().take(&parents, &pullback)
            return
        }
        let list = ReleaseList()
        list.take(&parents, &pullback)
        slot.pointee = Unmanaged.passUnretained(list).toOpaque()
        withExtendedLifetime(list) {
            while let last = list.pending.popLast() { _ = last }
        }
        slot.pointee = nil
    }

    private func take(_ parents: inout [TapeNode?], _ pullback: inout TapeNode.Pullback?) {
        pending.append((parents, pullback))
        parents = []
        pullback = nil
    }
}
