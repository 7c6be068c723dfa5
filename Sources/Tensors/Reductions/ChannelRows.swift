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
        /// Its rows, and the first of them within the sample.
        let rows: Int
        let first: Int
        let sample: Int
        /// Where its sample's coefficients begin in [n, c].
        let coefficients: Int
        fileprivate let index: Int
    }

    /// Parts have a multiple of `unit` rows, the last of a sample apart.
    init(_ shape: [Int], unit: Int = 1, doing action: String) throws {
        guard shape.count >= 2 else {
            throw Problem(
                .shape, "cannot \(action) a tensor of shape \(shape)", remedy: "it should be [n, …, channels]")
        }
        self.shape = shape
        samples = shape[0]
        channels = shape[shape.count - 1]
        places = shape[1..<(shape.count - 1)].reduce(1, *)
        partRows = max(64, (1 << 14) / max(channels, 1) / unit * unit)
        parts = max(1, (places + partRows - 1) / partRows)
    }

    func forEachPart(_ body: (Part) -> Void) throws {
        guard samples * places * channels > 0 else { return }
        try Threads.forEachChunk(samples * parts, chunk: 1) { index, _ in
            let (sample, first) = (index / parts, index % parts * partRows)
            body(
                Part(
                    offset: (sample * places + first) * channels, rows: min(partRows, places - first),
                    first: first, sample: sample, coefficients: sample * channels, index: index))
        }
    }

    /// `kinds` sums per sample and channel, [n · c] each: `body` writes those of a part, [kinds, c].
    func sums(_ kinds: Int, _ body: (Part, UnsafeMutablePointer<Double>) -> Void) throws -> [[Double]] {
        let sums = try sums(ofEachSample: kinds * channels, body)
        return (0..<kinds).map { kind in
            (0..<samples * channels).map { sums[$0 / channels * kinds * channels + kind * channels + $0 % channels] }
        }
    }

    /// `width` sums per sample, [n, width]: `body` writes those of a part.
    func sums(ofEachSample width: Int, _ body: (Part, UnsafeMutablePointer<Double>) -> Void) throws -> [Double] {
        var sums = [Double](repeating: 0, count: samples * width)
        guard samples * places * channels > 0 else { return sums }
        let memory = try Storage(bytes: samples * parts * width * 8, for: "the parts of a sum")
        let ofParts = memory.pointer.assumingMemoryBound(to: Double.self)
        try forEachPart { body($0, ofParts + $0.index * width) }
        for index in 0..<samples * parts {
            for place in 0..<width { sums[index / parts * width + place] += ofParts[index * width + place] }
        }
        return withExtendedLifetime(memory) { sums }
    }
}
