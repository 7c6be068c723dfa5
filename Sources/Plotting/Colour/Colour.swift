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

    /// Perceived lightness L* of CIELAB over 100, from 0 to 1.
    public var lightness: Double {
        func linear(_ value: Double) -> Double {
            value <= 0.04045 ? value / 12.92 : Foundation.pow((value + 0.055) / 1.055, 2.4)
        }
        let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
        return luminance > 0.008856 ? 1.16 * Foundation.cbrt(luminance) - 0.16 : 9.033 * luminance
    }

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
