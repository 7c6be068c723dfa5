import Foundations
import Language
import Plotting

/// Curves by name in one plot: what `plot` makes of a record of lists of numbers.
enum CurvesFigure {
    /// nil where some value of the record is no list of numbers or tensor with one axis.
    static func make(_ record: Record, _ arguments: Arguments) throws -> Figure? {
        var series: [LinePlot.Series] = []
        for (key, value) in record.pairs {
            guard let numbers = try numbers(value) else { return nil }
            series.append(LinePlot.Series(key.plain, y: numbers))
        }
        guard !series.isEmpty else { return nil }
        return try figure(series, arguments)
    }

    /// One curve or several over the numbers of `x:`, which the points are otherwise counted by.
    static func figure(_ series: [LinePlot.Series], _ arguments: Arguments) throws -> Figure {
        var series = series
        if !arguments.isNone("x") {
            let x = try arguments.value("x")
            guard let places = try numbers(x) else { throw arguments.mismatch("x", "a list of numbers") }
            for index in series.indices {
                guard series[index].y.count == places.count else {
                    throw Problem(
                        .shape,
                        "\(Counted.text(places.count, "number")) in `x` do not fit a curve of \(series[index].y.count) points",
                        argument: "x")
                }
                series[index].x = places
            }
        }
        let longest = series.map(\.y.count).max() ?? 0
        return Figure(
            LinePlot(
                series, xLabel: try arguments.string("x_label"), yLabel: try arguments.string("y_label"),
                hasPoints: longest <= mostWithDots))
    }

    /// Longer curves have no dots at their points.
    private static let mostWithDots = 20

    /// Numbers in a row, `none` among them as gaps; nil for anything else.
    static func numbers(_ value: Value) throws -> [Double]? {
        switch value {
        case .list(let list):
            var numbers: [Double] = []
            for element in list.elements {
                if case .none = element {
                    numbers.append(.nan)
                } else if let number = element.plainNumber {
                    numbers.append(number)
                } else {
                    return nil
                }
            }
            return numbers.isEmpty ? nil : numbers
        case .range(let range) where range.count <= 1_000_000: return range.map(Double.init)
        default:
            guard let tensor = try value.asTensor, tensor.rank == 1, tensor.count > 0 else { return nil }
            return tensor.floats.map(Double.init)
        }
    }
}
