import Tensors

/// What is drawn where a change is left out this time.
struct Unchanged: DrawnTransform {
    func apply(_ tensor: Tensor, leading: Int) throws -> Tensor { tensor }
    func places(size: [Int]) throws -> Tensor? { nil }
    var undoing: (any DrawnTransform)? { self }
    var description: String { "unchanged" }
}
