import Foundation

/// A colour in sRGB, each part and the opacity from 0 to 1.
public struct Colour: Sendable, Equatable {
    public var red: Double
    public var green: Double
    public var blue: Double
    public var alpha: Double

    public init(_ red: Double, _ green: Double, _ blue: Double, alpha: Double = 1) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }

    /// 0xE69F00.
    public init(hex: UInt32, alpha: Double = 1) {
        self.init(
            Double(hex >> 16 & 255) / 255, Double(hex >> 8 & 255) / 255, Double(hex & 255) / 255, alpha: alpha)
    }

    public static func grey(_ level: Double) -> Colour { Colour(level, level, level) }

    public static let white = grey(1)
    /// Text and axes.
    public static let ink = grey(0.15)
    /// Secondary text and tick marks.
    public static let faint = grey(0.45)
    /// Lines of a grid.
    public static let rule = grey(0.88)

    public func opacity(_ alpha: Double) -> Colour { Colour(red, green, blue, alpha: alpha) }

    /// L*, a* and b* of CIELAB (CIE 1976, D65): equal distances look about equally far.
    public var lab: (l: Double, a: Double, b: Double) {
        func linear(_ value: Double) -> Double {
            value <= 0.04045 ? value / 12.92 : Foundation.pow((value + 0.055) / 1.055, 2.4)
        }
        func root(_ t: Double) -> Double { t > 216.0 / 24389 ? Foundation.cbrt(t) : (t * 24389 / 27 + 16) / 116 }
        let (r, g, b) = (linear(red), linear(green), linear(blue))
        // Linear sRGB to XYZ (IEC 61966-2-1), against the white of D65.
        let x = root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047)
        let y = root(0.2126729 * r + 0.7151522 * g + 0.0721750 * b)
        let z = root((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883)
        return (116 * y - 16, 500 * (x - y), 200 * (y - z))
    }

    /// Perceived lightness L* of CIELAB over 100, from 0 to 1.
    public var lightness: Double { lab.l / 100 }

    /// The ink that is read best on this colour.
    public var contrasting: Colour { lightness > 0.58 ? .ink : .white }

    /// Red, green and blue as bytes.
    public var rgb: (UInt8, UInt8, UInt8) { (bytes.0, bytes.1, bytes.2) }

    var bytes: (UInt8, UInt8, UInt8, UInt8) {
        func byte(_ value: Double) -> UInt8 { value.isNaN ? 0 : UInt8((min(max(value, 0), 1) * 255).rounded()) }
        return (byte(red), byte(green), byte(blue), byte(alpha))
    }

    /// "#e69f00".
    var hex: String {
        let (r, g, b, _) = bytes
        return "#" + [r, g, b].map { String(format: "%02x", $0) }.joined()
    }
}
