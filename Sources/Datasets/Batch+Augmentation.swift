import Augmentation
import Foundations
import Tensors

extension Batch {
    /// Every sample after a change that is drawn for it. Throws `Problem(.shape)` where one changes the images' size.
    public func changed(by transform: any Transform, stream: RandomStream) throws -> Batch {
        let size = annotations[0].shape
        let changes = try (0..<count).map { sample in
            var stream = stream.split(sample)
            return try transform.draw(for: frames[sample], stream: &stream)
        }
        let images = try changes.enumerated().map { sample, change in
            try change.apply(self.images.sliced([.range(from: sample, to: sample + 1, step: 1)]), leading: 1)
        }
        let overlay = try overlay.map { overlay in
            try Tensor.stacked(
                changes.enumerated().map { sample, change in
                    let own = try overlay.sliced([.range(from: sample, to: sample + 1, step: 1)])
                    return try change.relabelled(own.reshaped(Array(overlay.shape[1...])), size: size)
                })
        }
        return with(
            images: try .concatenated(images, axis: 0),
            annotations: try zip(changes, annotations).map { try $0.apply($1) }, overlay: overlay)
    }
}
