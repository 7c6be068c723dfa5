/// A variable that outlives its call because a function captured it.
final class Cell {
    var value: Value?

    init(_ value: Value? = nil) { self.value = value }

    deinit {
        switch value {
        case .list, .record, .function:
            var values = [value ?? .none]
            value = nil
            DeepRelease.release(&values)
        default: break
        }
    }
}
