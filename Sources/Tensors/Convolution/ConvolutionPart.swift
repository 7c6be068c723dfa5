/// A piece of a convolution that one thread does by itself: one sample, and a slab of it along the first spatial axis.
///
/// Slabs lie contiguous in memory, so a piece is a convolution of its own, with other sizes and borders, on pointers
/// into the whole. Where the borders of pieces are, the shape alone decides; threads only share them out.
struct ConvolutionPart {
    var shape: ConvolutionShape
    /// Elements before the piece in the input and in the output of the whole.
    var inputOffset: Int
    var outputOffset: Int

    /// Operations a slab should have at least: about a tenth of a millisecond's work.
    private static let smallest = 1e7
    /// Below so many operations the whole is one piece; sharing it out would cost as much as doing it.
    private static let tooSmall = 4e6
    /// As many pieces as keep 16 threads busy.
    private static let most = 16
    /// Operations a slab should have at most, for Ctrl-C to be heard between two: about a tenth of a second's work. (For the
    /// gradient of the weights the number of pieces would change the bits.)
    private static let largest = 1e10

    /// The pieces of one pass, whose results lie side by side (or are added up, for the gradient of the weights).
    static func parts(of shape: ConvolutionShape, for pass: ConvolutionKernel.Pass) -> [ConvolutionPart] {
        guard shape.operations >= tooSmall else {
            return [ConvolutionPart(shape: shape, inputOffset: 0, outputOffset: 0)]
        }
        let wanted = Swift.min((most + shape.batch - 1) / shape.batch, shape.worth(smallest))
        let least = pass == .backwardWeights ? 1 : shape.worth(largest)
        let slabs = shape.slabs(for: pass, wanted: Swift.max(wanted, least))
        let inputStep = shape.inputShape.dropFirst().reduce(1, *)
        let outputStep = shape.resultShape.dropFirst().reduce(1, *)
        return (0..<shape.batch).flatMap { sample in
            slabs.map { slab in
                var part = slab
                part.inputOffset += sample * inputStep
                part.outputOffset += sample * outputStep
                return part
            }
        }
    }
}

extension ConvolutionShape {
    fileprivate func worth(_ operations: Double) -> Int {
        Int(Swift.min(self.operations / Double(batch) / operations, 1e6))
    }

    /// One sample, cut along the first spatial axis into about as many slabs as wanted, at least four rows each.
    fileprivate func slabs(for pass: ConvolutionKernel.Pass, wanted: Int) -> [ConvolutionPart] {
        // The side whose rows are shared out: the pass's result, or, for the weights, the one with fewer rows.
        let cutsOutput = pass == .forward || (pass == .backwardWeights && !isTransposed)
        let rows = cutsOutput ? output[0] : input[0]
        let cutsCoarse = cutsOutput != isTransposed
        let isPlain = before[0] >= 0 && after[0] >= 0 && kernel[0] >= stride[0]
        let count = isPlain ? Swift.max(1, Swift.min(wanted, rows / 4)) : 1
        return (0..<count).map { index in
            let range = (rows * index / count)..<(rows * (index + 1) / count)
            return cutsCoarse ? slab(ofCoarse: range) : slab(ofFine: range)
        }
    }

    /// Fine row = coarse row · stride − before + k: the output's rows are the coarse ones, transposed the input's.
    private var coarseRows: Int { isTransposed ? input[0] : output[0] }
    private var fineRows: Int { isTransposed ? output[0] : input[0] }

    /// The slab of some coarse rows: all fine rows they touch.
    private func slab(ofCoarse range: Range<Int>) -> ConvolutionPart {
        let low = range.lowerBound * stride[0] - before[0]
        let high = (range.upperBound - 1) * stride[0] - before[0] + kernel[0]
        let fine = Swift.max(low, 0)..<Swift.max(Swift.min(high, fineRows), Swift.max(low, 0))
        return part(coarse: range, fine: fine, before: fine.lowerBound - low, after: high - fine.upperBound)
    }

    /// The slab of some fine rows: all coarse rows that touch them; what these do outside is cut off as border.
    private func slab(ofFine range: Range<Int>) -> ConvolutionPart {
        let reach = range.lowerBound + before[0] - kernel[0] + 1
        let low = reach <= 0 ? 0 : (reach + stride[0] - 1) / stride[0]
        let high = Swift.min((range.upperBound - 1 + before[0]) / stride[0] + 1, coarseRows)
        let border = range.lowerBound + before[0] - low * stride[0]
        let full = (high - low - 1) * stride[0] + kernel[0]
        return part(coarse: low..<high, fine: range, before: border, after: full - border - range.count)
    }

    private func part(coarse: Range<Int>, fine: Range<Int>, before: Int, after: Int) -> ConvolutionPart {
        let (inputs, outputs) = isTransposed ? (coarse, fine) : (fine, coarse)
        var shape = self
        shape.batch = 1
        shape.input[0] = inputs.count
        shape.output[0] = outputs.count
        shape.before[0] = before
        shape.after[0] = after
        let inputRow = input.dropFirst().reduce(inputChannels, *)
        let outputRow = output.dropFirst().reduce(outputChannels, *)
        return ConvolutionPart(
            shape: shape, inputOffset: inputs.lowerBound * inputRow, outputOffset: outputs.lowerBound * outputRow)
    }
}
