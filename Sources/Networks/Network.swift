import Foundations
import Labels
import Tensors

/// A network that segments: an image, and for a conditioned network the region asked for, to logits.
public protocol Network: AnyObject {
    /// Kind and shape in a line ("unet 2D, 3 levels, 8 features").
    var title: String { get }
    /// The regions it can be asked for, in the order of the one-hot condition.
    var regions: [String] { get }
    var hierarchy: Hierarchy? { get }
    /// What its channels stand for.
    var output: NetworkOutput { get }
    var dims: Int { get }
    var levels: Int { get }
    var channelsIn: Int { get }
    /// Dropout layers are there, so that Monte Carlo samples differ.
    var hasDropout: Bool { get }
    /// All parameters in a stable order, under their dotted places.
    var namedParameters: NamedParameters { get }
    /// Parameters by layer, from the image to the output; layers side by side stand together.
    var layers: [NamedParameters] { get }
    /// An equal network with parameters of its own.
    func copied() throws -> any Network
    /// Logits `[n, …, 1]` of the region each row of `condition` `[n, regions]` names; without a condition
    /// `[n, …, outputs]`. Throws a `Problem` with both shapes where they do not fit.
    func predict(_ image: Tensor, condition: Tensor?, pass: Pass) throws -> Tensor
    /// The prediction of one image `[1, …, channels]` as far as it is the same under every condition, and, with
    /// `dropsOut`, for every dropout mask.
    func shared(_ image: Tensor, dropsOut: Bool) throws -> any SharedComputation
    /// About how many bytes a training step on a batch of images of a spatial size takes at its peak, beyond what is there
    /// already; nil where that is not known.
    func trainingBytes(batch: Int, size: [Int]) -> Int?
    /// About how many bytes a pass without gradients takes at its peak, beyond what is there already; nil where that is not
    /// known.
    func inferenceBytes(batch: Int, size: [Int]) -> Int?
    func summary() -> Table
}

extension Network {
    public func shared(_ image: Tensor, dropsOut: Bool) throws -> any SharedComputation {
        UnsharedComputation(network: self, image: image)
    }

    public func trainingBytes(batch: Int, size: [Int]) -> Int? { nil }
    public func inferenceBytes(batch: Int, size: [Int]) -> Int? { nil }

    /// Refuses a pass over one image that the memory left, and what tensors gave back, would not hold.
    public func requireMemory(size: [Int]) throws {
        guard let needed = inferenceBytes(batch: 1, size: size) else { return }
        try MemoryLimit.require(
            bytes: needed - Tensor.memoryUsage.kept, for: "a pass over an image of size \(text(size))",
            remedy: "predict it in parts, with `window:`, or take a network of fewer features")
    }

    /// Logits outside of training.
    public func predict(_ image: Tensor, condition: Tensor?) throws -> Tensor {
        try predict(image, condition: condition, pass: Pass())
    }

    /// Numbers that training changes by gradients.
    public var parameterCount: Int { namedParameters.reduce(0) { $0 + ($1.1.isTrained ? $1.1.value.count : 0) } }

    /// One-hot rows `[count, regions]` that ask for `region`.
    public func condition(_ region: String, count: Int = 1) throws -> Tensor {
        try condition([String](repeating: region, count: count))
    }

    /// One-hot rows `[names, regions]`.
    public func condition(_ names: [String]) throws -> Tensor {
        var values = [Float](repeating: 0, count: names.count * regions.count)
        for (row, place) in try places(of: names).enumerated() { values[row * regions.count + place] = 1 }
        return try Tensor(values, shape: [names.count, regions.count])
    }

    /// Where regions stand among those it knows.
    func places(of names: [String]) throws -> [Int] {
        try names.map { name in
            guard let place = regions.firstIndex(of: name) else {
                let near = Suggestion.nearest(to: name, among: regions).map { "did you mean \"\($0)\"?" }
                let all = regions.isEmpty ? "it has none" : "its regions are \(regions.joined(separator: ", "))"
                throw Problem(
                    .name, "the network knows no region \"\(name)\"", remedy: near ?? all, argument: "region")
            }
            return place
        }
    }

    /// Probabilities of regions of one image `[…, channels]` or `[…]`: `[regions, …]`, on the tape where the image is.
    public func probabilities(_ image: Tensor, regions names: [String]? = nil) throws -> Tensor {
        let logits = try logits(image, regions: names)
        return logits.isRecorded ? try logits.sigmoid() : try withoutTape { try logits.sigmoid() }
    }

    /// Logits of regions of one image `[…, channels]` or `[…]`: `[regions, …]`, on the tape where the image is. Otherwise what
    /// does not depend on the region is computed once, and small images are asked for several regions in one pass.
    public func logits(_ image: Tensor, regions names: [String]? = nil) throws -> Tensor {
        let names = names ?? regions
        guard !names.isEmpty else {
            throw Problem(
                .state, "there is no region to ask \(title) for",
                remedy: "build it with a hierarchy as `condition:` or `outputs:`, or look at its logits",
                argument: "net")
        }
        let places = try places(of: names)
        let single = try batched(image, isDifferentiated: true)
        let size = Array(single.shape[1...dims])
        try requireMemory(size: size)
        if single.isBeingRecorded { return try recordedLogits(single, names, places, size) }
        if output != .region, let hierarchy {
            return try withoutTape {
                let maps = try output.logits(predict(single, condition: nil), of: places, in: hierarchy)
                return try maps.reshaped(size + [names.count]).transposed([dims] + Array(0..<dims))
            }
        }
        let group = max(1, regionPassVoxels / max(1, size.reduce(1, *)))
        let shared = try shared(single, dropsOut: false)
        return try withoutTape {
            var maps: [Tensor] = []
            for start in stride(from: 0, to: names.count, by: group) {
                try Cancellation.check()
                let part = Array(names[start..<min(start + group, names.count)])
                let map = try shared.conditioned(condition(part)).completed(Pass())
                maps.append(try map.reshaped([part.count] + size))
            }
            return try maps.count == 1 ? maps[0] : Tensor.concatenated(maps, axis: 0)
        }
    }

    /// The same by plain passes, each of which can be differentiated by the image.
    private func recordedLogits(_ image: Tensor, _ names: [String], _ places: [Int], _ size: [Int]) throws -> Tensor {
        if output != .region, let hierarchy {
            let maps = try output.logits(predict(image, condition: nil), of: places, in: hierarchy)
            return try maps.reshaped(size + [names.count]).transposed([dims] + Array(0..<dims))
        }
        let maps = try names.map { try predict(image, condition: condition($0)).reshaped([1] + size) }
        return try maps.count == 1 ? maps[0] : Tensor.concatenated(maps, axis: 0)
    }

    /// Refuses an image by which a gradient was asked for: it would be lost.
    public func requireUndifferentiated(_ image: Tensor) throws {
        guard image.isBeingRecorded else { return }
        throw Problem(
            .state, "a gradient by the image was asked for, and this way of asking a network is not differentiated",
            remedy: "predict(net, image) without a window is, and so is logits(net, image)", argument: "image")
    }

    /// One image as a batch of one with channels last. Throws where it has another shape, or holds what is not finite:
    /// that would spread over the whole prediction; and where a gradient by the image is asked for that would be lost.
    public func batched(_ image: Tensor, isDifferentiated: Bool = false) throws -> Tensor {
        if !isDifferentiated { try requireUndifferentiated(image) }
        let odd = image.finiteRange().odd
        guard odd == 0 else {
            throw Problem(
                .numeric, "the image holds \(odd) \(odd == 1 ? "value that is" : "values that are") not finite",
                remedy: "repair it first; where(x == x, x, 0.0) puts 0 where x is not a number", argument: "image")
        }
        switch image.rank {
        case dims where channelsIn == 1: return try image.reshaped([1] + image.shape + [1])
        case dims + 1: return try image.reshaped([1] + image.shape)
        default:
            throw Problem(
                .shape, "a \(dims)D network of \(channelsIn) channels got an image of shape \(text(image.shape))",
                remedy: "it takes \(dims == 2 ? "[x, y" : "[x, y, z")\(channelsIn == 1 ? "]" : ", \(channelsIn)]")",
                argument: "image")
        }
    }
}

/// Up to so many voxels go through a network together when several regions of one image are asked for.
private let regionPassVoxels = 1 << 16
