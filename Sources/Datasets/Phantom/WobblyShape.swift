import Foundation
import Foundations

/// An ellipse or ellipsoid whose border waves: the shape of every organ of a phantom.
///
/// Coordinates run from −1 to 1 along each axis of the image. A point lies inside where its distance from the centre, in
/// radii, is below 1 + Σ a cos(f (direction · n) + φ).
struct WobblyShape {
    private struct Wave {
        var amplitude: Double
        var frequency: Double
        var axis: [Double]
        var phase: Double
    }

    let centre: [Double]
    let radii: [Double]
    /// Rows are the shape's own axes.
    private let rotation: [[Double]]
    private let waves: [Wave]
    private let reach: Double

    init(
        centre: [Double], radii: [Double], angle: Double, wobble: Double, stream: inout RandomStream
    ) {
        self.centre = centre
        self.radii = radii
        let count = centre.count
        var rows = Self.rotation(angle, axes: (0, 1), of: count)
        if count == 3 {
            let tilt = Self.rotation(0.6 * stream.normal() * abs(angle), axes: (1, 2), of: count)
            rows = rows.map { row in (0..<3).map { column in (0..<3).reduce(0) { $0 + row[$1] * tilt[$1][column] } } }
        }
        rotation = rows
        waves = (0..<4).map { number in
            let axis = (0..<count).map { _ in stream.normal() }
            let length = max(axis.reduce(0) { $0 + $1 * $1 }.squareRoot(), 1e-6)
            return Wave(
                amplitude: wobble * stream.normal() / (1 + 0.4 * Double(number)), frequency: 2 + 1.2 * Double(number),
                axis: axis.map { $0 / length }, phase: stream.uniform(in: 0...(2 * .pi)))
        }
        reach = 1 + min(waves.reduce(0) { $0 + abs($1.amplitude) }, 0.6)
    }

    /// Half the side of a box around the centre that holds the shape.
    var extent: Double { (radii.max() ?? 0) * reach }

    func contains(_ point: [Double]) -> Bool {
        var local = (0.0, 0.0, 0.0)
        var squares = 0.0
        for axis in centre.indices {
            var value = 0.0
            for other in centre.indices { value += rotation[axis][other] * (point[other] - centre[other]) }
            value /= radii[axis]
            squares += value * value
            switch axis {
            case 0: local.0 = value
            case 1: local.1 = value
            default: local.2 = value
            }
        }
        let distance = squares.squareRoot()
        if distance >= reach { return false }
        if distance <= 2 - reach { return true }
        var border = 1.0
        for wave in waves {
            var along = wave.axis[0] * local.0 + wave.axis[1] * local.1
            if wave.axis.count == 3 { along += wave.axis[2] * local.2 }
            border += wave.amplitude * cos(wave.frequency * along / distance + wave.phase)
        }
        return distance < min(max(border, 0.4), 1.6)
    }

    private static func rotation(_ angle: Double, axes: (Int, Int), of count: Int) -> [[Double]] {
        var rows = (0..<count).map { row in (0..<count).map { row == $0 ? 1.0 : 0.0 } }
        rows[axes.0][axes.0] = cos(angle)
        rows[axes.0][axes.1] = sin(angle)
        rows[axes.1][axes.0] = -sin(angle)
        rows[axes.1][axes.1] = cos(angle)
        return rows
    }
}
