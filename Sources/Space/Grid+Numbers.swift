import Foundation

extension Grid {
    /// Numbers of two grids with as many digits as it takes to tell the two apart: three behind the point, six, or all.
    static func texts(_ a: [Double], _ b: [Double]) -> ([String], [String]) {
        for digits in [3, 6] {
            let (first, second) = (a.map { rounded($0, digits) }, b.map { rounded($0, digits) })
            if first != second { return (first, second) }
        }
        return (a.map(\.description), b.map(\.description))
    }

    /// "2", "0.938": without zeros at the end.
    static func rounded(_ number: Double, _ digits: Int) -> String {
        let scale = (0..<digits).reduce(1.0) { result, _ in result * 10 }
        let value = (number * scale).rounded() / scale
        guard value.isFinite else { return number.description }
        return value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
    }

    /// The angle between two unit vectors from the distance of their ends, 2 sin(θ / 2).
    static func degrees(chord: Double) -> Double { 2 * asin(min(chord / 2, 1)) * 180 / .pi }
}
