/// The plain convolution: what it means, written out. Tests hold the fast one against it, and it stands in where the
/// library has no kernel for a shape.
///
/// Input place, output place and kernel place are tied by out · stride − before + k = in; transposed, by
/// in · stride − before + k = out. Forward, both gradients, plain and transposed walk the same triples.
struct ReferenceConvolution {
    let shape: ConvolutionShape

    /// y[out, o] = Σ x[in, i] w[k, i, o]
    func forward(_ x: Tensor, _ weight: Tensor) throws -> Tensor {
        let y = try Tensor.zeros(shape.resultShape)
        let (ci, co) = (shape.inputChannels, shape.outputChannels)
        let (from, w, to) = (x.floatPointer, weight.floatPointer, y.floatPointer)
        forEachPlace { input, output, tap in
            for i in 0..<ci {
                for o in 0..<co { to[output * co + o] += from[input * ci + i] * w[(tap * ci + i) * co + o] }
            }
        }
        return y
    }

    /// dx[in, i] = Σ dy[out, o] w[k, i, o]
    func backwardData(_ dy: Tensor, _ weight: Tensor) throws -> Tensor {
        let dx = try Tensor.zeros(shape.inputShape)
        let (ci, co) = (shape.inputChannels, shape.outputChannels)
        let (from, w, to) = (dy.floatPointer, weight.floatPointer, dx.floatPointer)
        forEachPlace { input, output, tap in
            for i in 0..<ci {
                var sum: Float = 0
                for o in 0..<co { sum += from[output * co + o] * w[(tap * ci + i) * co + o] }
                to[input * ci + i] += sum
            }
        }
        return dx
    }

    /// dw[k, i, o] = Σ x[in, i] dy[out, o]
    func backwardWeights(_ x: Tensor, _ dy: Tensor) throws -> Tensor {
        let dw = try Tensor.zeros(shape.weightShape)
        let (ci, co) = (shape.inputChannels, shape.outputChannels)
        let (from, up, to) = (x.floatPointer, dy.floatPointer, dw.floatPointer)
        forEachPlace { input, output, tap in
            for i in 0..<ci {
                for o in 0..<co { to[(tap * ci + i) * co + o] += from[input * ci + i] * up[output * co + o] }
            }
        }
        return dw
    }

    /// Calls `body(input row, output row, kernel place)` for every product, rows counted over batch and space.
    private func forEachPlace(_ body: (Int, Int, Int) -> Void) {
        func three(_ sizes: [Int], _ filler: Int) -> [Int] {
            [Int](repeating: filler, count: 3 - sizes.count) + sizes
        }
        let (input, output, kernel) = (three(shape.input, 1), three(shape.output, 1), three(shape.kernel, 1))
        let (stride, before) = (three(shape.stride, 1), three(shape.before, 0))
        // The side whose places are multiplied by the stride, and the other.
        let (coarse, fine) = shape.isTransposed ? (input, output) : (output, input)
        for n in 0..<shape.batch {
            for place in 0..<coarse.reduce(1, *) {
                let at = [place / (coarse[1] * coarse[2]), place / coarse[2] % coarse[1], place % coarse[2]]
                for tap in 0..<kernel.reduce(1, *) {
                    let k = [tap / (kernel[1] * kernel[2]), tap / kernel[2] % kernel[1], tap % kernel[2]]
                    let z = at[0] * stride[0] - before[0] + k[0]
                    let y = at[1] * stride[1] - before[1] + k[1]
                    let x = at[2] * stride[2] - before[2] + k[2]
                    guard z >= 0, z < fine[0], y >= 0, y < fine[1], x >= 0, x < fine[2] else { continue }
                    let coarseRow = n * coarse.reduce(1, *) + place
                    let fineRow = n * fine.reduce(1, *) + (z * fine[1] + y) * fine[2] + x
                    if shape.isTransposed { body(coarseRow, fineRow, tap) } else { body(fineRow, coarseRow, tap) }
                }
            }
        }
    }
}
