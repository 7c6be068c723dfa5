import Foundation

/// From a number in 0…1 to a colour, with equal steps that look equal: paths through CIELAB (CIE 1976, D65) along which
/// lightness is linear in the number.
public enum ColourMap: String, Sendable, CaseIterable {
    /// Dark violet over teal to yellow, lightness 14 to 90: hue turns from 305° to 100° as lightness rises, which is what
    /// matplotlib's viridis does (van der Walt and Smith, 2015); the path is our own.
    case sequential
    /// Blue over near white to red, equally light at equal distance from the middle (after Moreland, "Diverging color
    /// maps for scientific visualization", 2009): for numbers with a meaningful zero.
    case diverging
    /// Black to white, as scans are shown.
    case grey

    /// Numbers outside 0…1 take the end's colour; NaN a light grey.
    public func colour(_ value: Double) -> Colour {
        if value.isNaN { return .grey(0.8) }
        let t = min(max(value, 0), 1)
        switch self {
        case .grey: return .grey(t)
        case .sequential:
            let hue = (305 - 205 * t) * Double.pi / 180
            // Everywhere a little less than sRGB can show, so that nothing is cut and the steps stay even.
            let chroma = 24 + 20 * pow(1 - t, 7) + 62 * pow(t, 4)
            return Self.lab(lightness: 14 + 76 * t, hue: hue, chroma: chroma)
        case .diverging:
            let side = abs(2 * t - 1)
            let hue = (t < 0.5 ? 266.0 : 33.0) * Double.pi / 180
            return Self.lab(lightness: 96 - 54 * side, hue: hue, chroma: (t < 0.5 ? 38 : 66) * pow(side, 0.9))
        }
    }

    /// The same in steps of 1/255, as many as pixels can show, for pictures of many pixels.
    var table: Table { Table(colours: (0...255).map { colour(Double($0) / 255) }) }

    struct Table {
        fileprivate let colours: [Colour]

        func colour(_ value: Double) -> Colour {
            value.isNaN ? .grey(0.8) : colours[Int((min(max(value, 0), 1) * 255).rounded())]
        }
    }

    /// CIELAB to sRGB; a colour no screen shows is drawn towards grey just until one can (halving the interval, so that
    /// neighbours stay neighbours).
    private static func lab(lightness: Double, hue: Double, chroma: Double) -> Colour {
        func rgb(_ chroma: Double) -> [Double] { unclamped(lightness, chroma * cos(hue), chroma * sin(hue)) }
        func isShown(_ rgb: [Double]) -> Bool { rgb.allSatisfy { $0 >= 0 && $0 <= 1 } }
        var best = rgb(chroma)
        if !isShown(best) {
            var (low, high) = (0.0, chroma)
            for _ in 0..<20 {
                let middle = (low + high) / 2
                if isShown(rgb(middle)) { low = middle } else { high = middle }
            }
            best = rgb(low)
        }
        return Colour(best[0], best[1], best[2])
    }

    private static func unclamped(_ l: Double, _ a: Double, _ b: Double) -> [Double] {
        func inverse(_ t: Double) -> Double { t > 6.0 / 29 ? t * t * t : (t - 4.0 / 29) * 108 / 841 }
        let fy = (l + 16) / 116
        let x = 0.95047 * inverse(fy + a / 500)
        let y = inverse(fy)
        let z = 1.08883 * inverse(fy - b / 200)
        // XYZ to linear sRGB (IEC 61966-2-1).
        let linear = [
            3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
            -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
            0.0556434 * x - 0.2040259 * y + 1.0572252 * z,
        ]
        return linear.map { $0 <= 0.0031308 ? 12.92 * $0 : 1.055 * pow($0, 1 / 2.4) - 0.055 }
    }
}
