import Foundations
import Language
import Space
import Tensors
import Volumes

extension Image {
    /// `v[10:60, :, 30]`: the part of an image that stays one, on its own grid. Where fewer than two axes of space are left, the
    /// numbers alone, as a tensor.
    func part(_ indices: [Index]) throws -> Value {
        let chosen = try indices.map(Tensor.tensorIndex)
        let numbers = try tensor.sliced(chosen)
        guard let grid = try grid.part(chosen, of: shape), grid.size.count > 1 else { return .object(numbers) }
        guard let labels = self as? LabelMap else {
            return .object(try Volume(tensor: numbers, affine: grid.affine, spatialRank: grid.size.count))
        }
        return .object(
            try LabelMap(
                tensor: numbers, affine: grid.affine, table: labels.table, spatialRank: grid.size.count))
    }
}

extension Grid {
    /// What indices along the axes of a shape, of which the first are the grid's, leave of it; nil where that is no axis.
    func part(_ indices: [TensorIndex], of shape: [Int]) throws -> Grid? {
        let missing = shape.count - indices.count { $0 != .ellipsis }
        var whole = indices.flatMap { $0 == .ellipsis ? [TensorIndex](repeating: .all, count: missing) : [$0] }
        whole += [TensorIndex](repeating: .all, count: max(shape.count - whole.count, 0))
        return part(
            try zip(whole, size).map { index, length in
                switch index {
                case .index(let place): AxisPart(voxel: place < 0 ? place + length : place)
                case .range(let from, let to, let step):
                    try AxisPart(TensorIndex.places(from: from, to: to, step: step, size: length), step: step)
                case .all, .ellipsis, .newAxis: AxisPart(start: 0, step: 1, count: length)
                }
            })
    }
}

extension Grid.AxisPart {
    fileprivate init(_ places: (start: Int, count: Int), step: Int) {
        self.init(start: places.start, step: step, count: places.count)
    }
}
