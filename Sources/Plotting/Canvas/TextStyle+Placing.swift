import Foundation

extension TextStyle {
    /// Moves lines of text from a baseline at (0, 0) to their place: anchored, then turned about the anchor.
    func placed(_ lines: [[Point]], of text: String, at place: Point) -> [[Point]] {
        let width = StrokeFont.width(of: text, size: size)
        let dx =
            switch across {
            case .start: 0.0
            case .middle: -width / 2
            case .end: -width
            }
        let dy =
            switch down {
            case .baseline: 0.0
            case .middle: size * StrokeFont.unit * 3.2
            case .top: size * StrokeFont.unit * 7
            }
        let turn = -angle * .pi / 180
        let (cosine, sine) = (cos(turn), sin(turn))
        return lines.map { line in
            line.map {
                let (x, y) = ($0.x + dx, $0.y + dy)
                return Point(place.x + x * cosine - y * sine, place.y + x * sine + y * cosine)
            }
        }
    }
}

/// Cuts a line into the drawn pieces of a dash pattern.
enum Dashes {
    static func split(_ points: [Point], _ dash: [Double]) -> [[Point]] {
        guard dash.reduce(0, +) > 0.1, dash.allSatisfy({ $0 >= 0 }) else { return [points] }
        var result: [[Point]] = []
        var current: [Point] = points.first.map { [$0] } ?? []
        var index = 0
        var left = dash[0]
        for (a, b) in zip(points, points.dropFirst()) {
            let length = ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot()
            guard length.isFinite, length < 1e5 else { continue }
            var done = 0.0
            while done < length {
                let step = min(left, length - done)
                done += step
                left -= step
                let point = Point(a.x + (b.x - a.x) * done / length, a.y + (b.y - a.y) * done / length)
                if index % 2 == 0 { current.append(point) }
                if left <= 1e-9 {
                    if index % 2 == 0, current.count > 1 { result.append(current) }
                    index = (index + 1) % dash.count
                    left = max(dash[index], 1e-3)
                    current = [point]
                }
            }
        }
        if index % 2 == 0, current.count > 1 { result.append(current) }
        return result
    }
}
