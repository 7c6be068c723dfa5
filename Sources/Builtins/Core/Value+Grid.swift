import Foundations
import Labels
import Language
import Space
import Tensors
import Volumes

extension Value {
    /// Where a value stands: a volume, a label map or an annotation. Nil for all others; a tensor goes with everything.
    var grid: Grid? {
        guard case .object(let object) = self else { return nil }
        if let image = object as? any Image { return image.grid }
        return (object as? Annotation)?.grid
    }

    /// A tensor on the grid of the first of some values that has one and whose voxels it has, channels behind them: floats are
    /// then a volume, integers a label map. Else the tensor itself.
    static func map(_ tensor: Tensor, like values: Value?...) throws -> Value {
        for grid in values.compactMap({ $0?.grid }) where grid.size.count > 1 && tensor.shape.starts(with: grid.size) {
            return .object(try placed(tensor, on: grid))
        }
        return .object(tensor)
    }

    /// The same where a result has the shape of one of the values themselves, as arithmetic with numbers gives it.
    static func map(_ tensor: Tensor, ofShapeOf values: Value...) throws -> Value {
        for value in values {
            guard case .object(let image as any Image) = value, image.shape == tensor.shape else { continue }
            return .object(try placed(tensor, on: image.grid))
        }
        return .object(tensor)
    }

    private static func placed(_ tensor: Tensor, on grid: Grid) throws -> any HostObject {
        if tensor.elementType == .float32 {
            return try Volume(tensor: tensor, affine: grid.affine, spatialRank: grid.size.count)
        }
        return try LabelMap(tensor: tensor, affine: grid.affine, spatialRank: grid.size.count)
    }
}

extension Arguments {
    /// Throws `Problem(.shape)` that says in what they differ, unless all arguments that have a grid stand on one.
    func requireOneGrid() throws {
        let placed = zip(signature.parameters, values).compactMap { parameter, value in
            value.grid.map { (name: parameter.name, grid: $0) }
        }
        guard let first = placed.first else { return }
        for other in placed.dropFirst() {
            try Grid.requireOne(
                first.grid, other.grid, of: ("`\(first.name)`", "`\(other.name)`"), argument: other.name)
        }
    }
}
