import Augmentation
import Foundations
import Labels
import Tensors
import Volumes

extension Case {
    /// The case after a change: image, annotation, truth and overlay alike.
    public func changed(by change: any DrawnTransform) throws -> Case {
        try Case(
            name: name, image: image.changed(by: change), annotation: change.apply(annotation),
            truth: truth.map { try change.apply($0) }, weight: weight,
            overlay: overlay.map { try change.relabelled($0, size: image.size) })
    }
}

extension Volume {
    /// The image after a change; its place in space stays.
    public func changed(by change: any DrawnTransform) throws -> Volume {
        try Volume(tensor: change.apply(tensor, leading: 0), affine: affine, spatialRank: spatialRank)
    }
}

extension Dataset {
    /// Every case after a change that is drawn for it.
    public func changed(by transform: any Transform, stream: RandomStream) throws -> Dataset {
        let cases = try cases.enumerated().map { index, item in
            var stream = stream.split(index)
            return try item.changed(by: transform.draw(for: Frame(item.image), stream: &stream))
        }
        return try Dataset(cases, hierarchy: hierarchy)
    }
}

extension DrawnTransform {
    /// An overlay [size…, channels], each voxel with the values of the one nearest to where it comes from.
    func relabelled(_ overlay: Tensor, size: [Int]) throws -> Tensor {
        guard let places = try places(size: size) else { return overlay }
        let channels = overlay.shape[size.count...].reduce(1, *)
        return try Tensor(shape: places.shape + overlay.shape[size.count...]) { target in
            overlay.withFloats { source in
                for (voxel, place) in places.integers.enumerated() {
                    for channel in 0..<channels {
                        target[voxel * channels + channel] = source[place * channels + channel]
                    }
                }
            }
        }
    }
}
