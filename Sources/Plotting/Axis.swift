import Foundation

/// A scale of numbers along one side of a plot: where its ticks stand and how they read.
struct Axis {
    let range: ClosedRange<Double>
    let ticks: [Double]
    private let decimals: Int
    private let isScientific: Bool

    /// Covers `values` (those that are finite) with a little room, ticks at 1, 2 or 5 times a power of ten; counts (steps,
    /// places in a list) have ticks at whole numbers only.
    init(
        covering values: [Double], fixed: ClosedRange<Double>? = nil, ticks wanted: Int = 6, hasMargin: Bool = true,
        isCount: Bool = false
    ) {
        let finite = values.filter(\.isFinite)
        var low = finite.min() ?? 0
        var high = finite.max() ?? 1
        if high - low < max(abs(high), abs(low)) * 1e-9 + 1e-300 {
            let room = max(abs(high) * 0.1, high == 0 ? 1 : 0)
            (low, high) = (low - room, high + room)
        } else if hasMargin {
            let room = (high - low) * 0.04
            // No room below zero for numbers that cannot be negative.
            low = low >= 0 && low - room < 0 ? 0 : low - room
            high += room
        }
        if let fixed, fixed.lowerBound.isFinite, fixed.upperBound.isFinite, fixed.lowerBound < fixed.upperBound {
            (low, high) = (fixed.lowerBound, fixed.upperBound)
        }
        // Beyond this the width of the range is no number.
        low = max(low, -1e300)
        high = min(high, 1e300)
        if !(low < high) { (low, high) = (0, 1) }
        range = low...high
        let step = isCount ? max(1, Self.step(high - low, wanted)) : Self.step(high - low, wanted)
        var places: [Double] = []
        var number = (low / step - 1e-9).rounded(.up)
        while number * step <= high + step * 1e-9, places.count < 50 {
            places.append(number == 0 ? 0 : number * step)
            number += 1
        }
        ticks = places
        let largest = max(abs(low), abs(high))
        isScientific = largest >= 1e5 || largest < 1e-3
        decimals = max(0, min(12, -Int((log10(step) + 1e-9).rounded(.down))))
    }

    private static func step(_ width: Double, _ count: Int) -> Double {
        let raw = width / Double(max(count, 1))
        let power = pow(10, log10(raw).rounded(.down))
        guard power.isFinite, power > 0 else { return max(width, .leastNormalMagnitude) }
        for factor in [1.0, 2, 5] where raw <= factor * power * 1.0001 { return factor * power }
        return 10 * power
    }

    /// "0.25", "1.5e-5" and among such "0", with a proper minus.
    func label(_ value: Double) -> String {
        if isScientific { return Self.minus(Self.short(value)) }
        return Self.minus(String(format: "%.\(decimals)f", value))
    }

    /// A number as it stands in a cell: two or three significant digits.
    static func short(_ value: Double) -> String {
        if value.isNaN { return "–" }
        if value == 0 { return "0" }
        let size = abs(value)
        if size >= 1e5 || size < 1e-3 {
            return String(format: "%.1e", value).replacing("e-0", with: "e-").replacing("e+0", with: "e")
                .replacing("e+", with: "e")
        }
        return String(format: size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value)
    }

    static func minus(_ text: String) -> String { text.replacing("-", with: "−") }

    /// Where a value falls between the ends, 0…1 inside.
    func place(_ value: Double) -> Double {
        (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    }
}
