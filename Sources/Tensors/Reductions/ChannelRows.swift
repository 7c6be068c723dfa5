import Foundations

/// A tensor [n, …, c] as rows of channels, cut into parts of a sample each. The shape alone decides where parts end, and
/// what they give is put together in their order, so that bits are equal for any number of threads.
struct ChannelRows {
    let shape: [Int]
    let samples: Int
    let places: Int
    let channels: Int
    private let partRows: Int
    private let parts: Int

    /// Some rows of a sample.
    struct Part {
        /// Elements before it in the tensor.
        let offset: Int
        let rows: Int
        /// Where its sample's coefficients begin in [n, c].
        let coefficients: Int
        fileprivate let index: Int
    }

    init(_ shape: [Int], doing action: String) throws {
        guard shape.count >= 2 else {
            throw Problem(
                .shape, "cannot \(action) a tensor of shape \(shape)", remedy: "it should be [n, …, channels]")
        }
        self.shape = shape
        samples = shape[0]
        channels = shape[shape.count - 1]
        places = shape[1..<(shape.count - 1)].reduce(1, *)
        partRows = max(64, (1 << 14) / max(channels, 1))
        parts = max(1, (places + partRows - 1) / partRows)
    }

    func forEachPart(_ body: (Part) -> Void) throws {
        guard samples * places * channels > 0 else { return }
        try Threads.forEachChunk(samples * parts, chunk: 1) { index, _ in
            let (sample, first) = (index / parts, index % parts * partRows)
            body(
                Part(
                    offset: (sample * places + first) * channels, rows: min(partRows, places - first),
                    coefficients: sample * channels, index: index))
        }
    }

    /// `kinds` sums per sample and channel, [n · c] each: `body` writes those of a part, [kinds, c].
    func sums(_ kinds: Int, _ body: (Part, UnsafeMutablePointer<Double>) -> Void) throws -> [[Double]] {
        var sums = [[Double]](repeating: [Double](repeating: 0, count: samples * channels), count: kinds)
        guard samples * places * channels > 0 else { return sums }
        let step = kinds * channels
        let memory = try Storage(bytes: samples * parts * step * 8, for: "the parts of a sum")
        let ofParts = memory.pointer.assumingMemoryBound(to: Double.self)
        try forEachPart { body($0, ofParts + $0.index * step) }
        for index in 0..<samples * parts {
            for kind in 0..<kinds {
                for channel in 0..<channels {
                    sums[kind][index / parts * channels + channel] += ofParts[index * step + kind * channels + channel]
                }
            }
        }
        return withExtendedLifetime(memory) { sums }
    }
}
