import Augmentation
import Foundations
import Tensors
import Volumes

/// Draws predictions of one image, with chance inside the network, outside of it, or both.
enum Sampling {
    /// What memory this takes, for the help.
    static let costs =
        "Memory does not grow with the samples: 13 bytes a voxel and region, and for each sample the runs of voxels in its "
        + "components but the largest. keep_samples: true adds 8 bytes a voxel, region and sample."

    static let mostSamples = 100_000

    /// - Parameters:
    ///   - dropsOut: dropout stays on (epistemic uncertainty).
    ///   - transforms: the image is changed before, the maps are changed back after (aleatoric uncertainty).
    ///   - keepsSamples: whether the result has every sample's maps.
    static func run(
        _ predictor: some RegionPredictor, _ image: Volume, samples: Int, dropsOut: Bool,
        transforms: (any Transform)?, keepsSamples: Bool, stream: RandomStream, progress: (any Progress)?
    ) throws -> UncertaintyResult {
        guard samples > 0, samples <= mostSamples else {
            throw Problem(
                .value, "samples must be from 1 to \(mostSamples), found \(samples)", remedy: "20 is a good number",
                argument: "samples")
        }
        if dropsOut, !predictor.hasDropout {
            throw Problem(
                .state, "the network has no dropout, so all its samples would be equal",
                remedy: "build it with dropout, as in unet(… dropout: 0.1), or use tta(…)", argument: "net")
        }
        let shape = [predictor.regions.count] + image.size
        try requireMemory(shape, kept: keepsSamples ? samples : 0)
        defer { progress?.finish() }
        var maps = RunningMaps(regions: predictor.regions.count, size: image.size)
        var kept: [Float] = []
        if keepsSamples { kept.reserveCapacity(samples * shape.reduce(1, *)) }
        let unchanged = transforms == nil ? try predictor.predictions(of: image.tensor, isSampling: dropsOut) : nil
        var done = 0
        while done < samples {
            try Cancellation.check()
            var chance = (done..<min(done + (unchanged?.samplesTogether ?? 1), samples)).map { stream.split($0) }
            let change = try transforms?.draw(for: Frame(image), stream: &chance[0])
            let seen = try change?.apply(image.tensor, leading: 0) ?? image.tensor
            let predictions = try unchanged ?? predictor.predictions(of: seen, isSampling: dropsOut)
            for found in try predictions.next(&chance) {
                let back = try change.map { try undone($0, on: found) } ?? found
                guard back.shape == shape else {
                    throw Problem(.shape, "a prediction has shape \(back.shape), the image asks for \(shape)")
                }
                try maps.add(back)
                if keepsSamples { back.withFloats { kept.append(contentsOf: $0) } }
            }
            done += chance.count
            progress?.update(done: done, total: samples, note: "")
        }
        return try UncertaintyResult(
            &maps, samples: keepsSamples ? Tensor(kept, shape: [samples] + shape) : nil, regions: predictor.regions,
            image: image)
    }

    private static func undone(_ change: any DrawnTransform, on maps: Tensor) throws -> Tensor {
        guard let undoing = change.undoing else {
            throw Problem(.value, "this cannot be undone on maps: \(change)", argument: "transforms")
        }
        return try undoing.apply(maps, leading: 1)
    }

    /// Asked for before the first prediction: what the running maps take, a sample's maps while it is added, and all of
    /// them where they are kept.
    private static func requireMemory(_ shape: [Int], kept: Int) throws {
        let elements = shape.reduce(1, *)
        let (each, overflow) = kept.multipliedReportingOverflow(by: 8)
        let (bytes, beyond) = elements.multipliedReportingOverflow(by: (overflow ? .max : each + RunningMaps.bytes + 8))
        let purpose = kept > 0 ? "keeping \(kept) samples of maps \(shape)" : "the uncertainty of maps \(shape)"
        try MemoryLimit.require(
            bytes: beyond ? .max : bytes, for: purpose,
            remedy: kept > 0
                ? "leave keep_samples out, which takes memory for one sample alone" : "resample the image, or cut it")
    }
}
