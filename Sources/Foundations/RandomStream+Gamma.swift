import Foundation

extension RandomStream {
    /// A draw of the gamma distribution of a shape above 0 and scale 1.
    public mutating func gamma(shape: Double) -> Double { Foundation.exp(logGamma(shape: shape)) }

    /// A draw of the beta distribution, in [0, 1]; both shapes are above 0.
    ///
    /// X / (X + Y) of two gamma draws, by their logarithms: for small shapes both are often too small for a double.
    public mutating func beta(_ first: Double, _ second: Double) -> Double {
        let x = logGamma(shape: first)
        let y = logGamma(shape: second)
        return 1 / (1 + Foundation.exp(y - x))
    }

    /// The logarithm of a gamma draw (Marsaglia and Tsang, A simple method for generating gamma variables, 2000). Below a
    /// shape of 1 it is that of shape + 1 and of a uniform draw to the power 1 / shape.
    private mutating func logGamma(shape: Double) -> Double {
        guard shape >= 1 else {
            let larger = logGamma(shape: shape + 1)
            return larger + Foundation.log(1 - uniform()) / max(shape, .leastNormalMagnitude)
        }
        let d = shape - 1 / 3.0
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
            let u = 1 - uniform()
            guard v > 0 else { continue }
            if Foundation.log(u) < x * x / 2 + d * (1 - v + Foundation.log(v)) { return Foundation.log(d * v) }
        }
    }
}
