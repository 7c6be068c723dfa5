import Augmentation
import Foundations
import Tensors
import Volumes

/// Draws predictions of one image, with chance inside the network, outside of it, or both.
enum Sampling {
    /// - Parameters:
    ///   - dropsOut: dropout stays on (epistemic uncertainty).
    ///   - transforms: the image is changed before, the maps are changed back after (aleatoric uncertainty).
    static func run(
        _ predictor: some RegionPredictor, _ image: Volume, samples: Int, dropsOut: Bool,
        transforms: (any InvertibleKind)?, stream: RandomStream, progress: (any Progress)?
    ) throws -> UncertaintyResult {
        guard samples > 0, samples <= 100_000 else {
            throw Problem(
                .value, "uncertainty needs at least one sample, found \(samples)", remedy: "20 is a good number",
                argument: "samples")
        }
        if dropsOut, !predictor.hasDropout {
            throw Problem(
                .state, "the network has no dropout, so all its samples would be equal",
                remedy: "build it with dropout, as in unet(… dropout: 0.1), or use tta(…)", argument: "net")
        }
        let shape = [predictor.regions.count] + image.size
        let voxels = shape.reduce(1, *)
        let (total, overflow) = voxels.multipliedReportingOverflow(by: samples)
        let (bytes, beyond) = total.multipliedReportingOverflow(by: 8)
        try MemoryLimit.require(bytes: overflow || beyond ? .max : bytes, for: "\(samples) samples of maps \(shape)")
        defer { progress?.finish() }
        var draws: [Float] = []
        draws.reserveCapacity(total)
        let unchanged = transforms == nil ? try predictor.predictions(of: image.tensor, isSampling: dropsOut) : nil
        var done = 0
        while done < samples {
            try Cancellation.check()
            var chance = (done..<min(done + (unchanged?.samplesTogether ?? 1), samples)).map { stream.split($0) }
            let change = transforms?.drawInvertible(size: image.size, stream: &chance[0])
            let seen = try change?.apply(image.tensor, leading: 0) ?? image.tensor
            let predictions = try unchanged ?? predictor.predictions(of: seen, isSampling: dropsOut)
            for found in try predictions.next(&chance) {
                let maps = try change?.inverse.apply(found, leading: 1) ?? found
                guard maps.shape == shape else {
                    throw Problem(.shape, "a prediction has shape \(maps.shape), the image asks for \(shape)")
                }
                maps.withFloats { draws.append(contentsOf: $0) }
            }
            done += chance.count
            progress?.update(done: done, total: samples, note: "")
        }
        return try UncertaintyResult(
            samples: Tensor(draws, shape: [samples] + shape), regions: predictor.regions, image: image)
    }
}
