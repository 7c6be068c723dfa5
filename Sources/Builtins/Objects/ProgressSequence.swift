import Foundations
import Language

/// What `progress` goes over: the elements of a list, a range or a dataset, each of which moves a bar on. The bar ends
/// with the loop, whichever way that is left.
final class ProgressSequence: Iterable {
    private let count: Int
    private let elementAt: (Int) throws -> Value
    private let bar: any Progress

    /// nil where there are no elements to go over. `bar` is asked for with their count.
    init?(over value: Value, bar: (_ total: Int) -> any Progress) {
        switch value {
        case .list(let list): (count, elementAt) = (list.count, { list.elements[$0] })
        case .range(let range): (count, elementAt) = (range.count, { .integer(range.lowerBound + $0) })
        case .object(let object as any Iterable):
            guard let total = try? object.elementCount else { return nil }
            (count, elementAt) = (total, { try object.element(at: $0) })
        default: return nil
        }
        self.bar = bar(count)
    }

    deinit { bar.finish() }

    var elementCount: Int { count }

    func element(at position: Int) throws -> Value {
        bar.update(done: position, total: count, note: "")
        return try elementAt(position)
    }

    var typeName: String { "progress" }
    var summary: String { "progress over \(Counted.text(count, "element"))" }
}
