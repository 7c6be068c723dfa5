import CKernels

/// What follows a convolution place by place: (1 + gamma) · leaky(y) + beta, a leaky ReLU and then FiLM with gamma and beta
/// [n, c] (or [c]), each where it is wanted.
///
/// Where no gradient is recorded, each piece of the result gets it as soon as it is computed, while it is in the cache;
/// otherwise it is an operation of its own. The bits are the same.
public struct ConvolutionFinish: Sendable {
    /// Of the leaky ReLU; 1: there is none.
    let slope: Double
    let film: (gamma: Tensor, beta: Tensor)?

    public init(slope: Double = 1, film: (gamma: Tensor, beta: Tensor)? = nil) {
        (self.slope, self.film) = (slope, film)
    }

    /// As an operation of its own.
    func callAsFunction(_ y: Tensor) throws -> Tensor {
        guard let film else { return slope == 1 ? y : try y.leakyRelu(slope) }
        return slope == 1
            ? try y.film(film.gamma, film.beta) : try y.rectifiedFilm(film.gamma, film.beta, slope: slope)
    }

    /// What a gradient could be asked for.
    var inputs: [Tensor] { film.map { [$0.gamma, $0.beta] } ?? [] }
}

/// A finish made ready for the pieces of one convolution's result.
struct PieceFinish: Sendable {
    private let channels: Int
    /// Elements of a sample of the result.
    private let sampleCount: Int
    private let slope: Float
    private let scales: Tensor?
    private let offsets: Tensor?
    private let addend: Tensor?

    /// For a result of a shape [n, …, c]; `addend`, of the same shape or of one sample for all, is added first. Nil where
    /// there is nothing to do.
    init?(_ finish: ConvolutionFinish?, adding addend: Tensor? = nil, to shape: [Int]) throws {
        guard finish != nil || addend != nil else { return nil }
        channels = shape[shape.count - 1]
        sampleCount = shape.dropFirst().reduce(1, *)
        slope = Float(finish?.slope ?? 1)
        self.addend = addend
        guard let film = finish?.film else {
            (scales, offsets) = (nil, nil)
            return
        }
        scales = try Tensor.coefficient(film.gamma, for: shape).detached() + 1
        offsets = try Tensor.coefficient(film.beta, for: shape).detached()
    }

    /// Finishes `count` elements of the result from `start` on, whole rows of channels.
    func apply(to result: UnsafeMutablePointer<Float>, from start: Int, count: Int) {
        var start = start
        let end = start + count
        while start < end {
            let sample = start / sampleCount
            let next = Swift.min((sample + 1) * sampleCount, end)
            let y = result + start
            if let addend {
                let from = addend.shape[0] == 1 ? start - sample * sampleCount : start
                reel_accumulate(y, addend.floatPointer + from, next - start)
            }
            if let scales, let offsets {
                let row = sample * channels
                reel_rectified_scale_offset(
                    y, y, (next - start) / channels, channels, scales.floatPointer + row, offsets.floatPointer + row,
                    slope)
            } else if slope != 1 {
                reel_rectify(y, next - start, slope)
            }
            start = next
        }
    }
}
