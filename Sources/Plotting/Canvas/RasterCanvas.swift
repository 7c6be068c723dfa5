import Foundation
import Foundations

/// Draws into pixels with smooth edges: a pixel is covered as far as its distance to the line says.
final class RasterCanvas: Canvas {
    private(set) var pixels: Pixels
    /// Pixels a point.
    let scale: Double
    private var clip: Rect

    init(size: Size, scale: Double, background: Colour = .white) {
        self.scale = scale
        pixels = Pixels(
            width: Int((size.width * scale).rounded()), height: Int((size.height * scale).rounded()),
            filledWith: background)
        clip = Rect(x: 0, y: 0, width: Double(pixels.width), height: Double(pixels.height))
    }

    private func device(_ point: Point) -> Point { Point(point.x * scale, point.y * scale) }

    /// The pixel a coordinate falls in; far outside the picture any number will do, so long as it is an integer.
    private static func pixel(_ coordinate: Double) -> Int {
        coordinate.isNaN ? -1 : Int(min(max(coordinate, -1), 1e6).rounded(.down))
    }

    func fill(_ rect: Rect, _ colour: Colour) throws {
        let left = max(rect.x * scale, clip.x)
        let right = min(rect.maxX * scale, clip.maxX)
        let top = max(rect.y * scale, clip.y)
        let bottom = min(rect.maxY * scale, clip.maxY)
        guard left < right, top < bottom else { return }
        for y in Self.pixel(top)...Self.pixel(bottom) {
            try Cancellation.check()
            let down = min(bottom, Double(y + 1)) - max(top, Double(y))
            if down <= 0 { continue }
            for x in Self.pixel(left)...Self.pixel(right) {
                let across = min(right, Double(x + 1)) - max(left, Double(x))
                if across > 0 { pixels.blend(x, y, colour, coverage: across * down) }
            }
        }
    }

    func fill(polygon: [Point], _ colour: Colour) throws {
        let points = polygon.map(device).filter { $0.x.isFinite && $0.y.isFinite }
        guard points.count > 2, let low = points.map(\.y).min(), let high = points.map(\.y).max() else { return }
        let first = Self.pixel(max(low, clip.y))
        let last = Self.pixel(min(high, clip.maxY - 1))
        guard first <= last else { return }
        let (left, right) = (Self.pixel(clip.x), Self.pixel(clip.maxX))
        var coverage = [Double](repeating: 0, count: max(right - left, 0) + 1)
        for y in first...last {
            for index in coverage.indices { coverage[index] = 0 }
            for part in 0..<4 {
                try Cancellation.check()
                let line = Double(y) + (Double(part) + 0.5) / 4
                let crossings = Self.crossings(points, at: line)
                for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
                    let from = max(crossings[pair], clip.x)
                    let to = min(crossings[pair + 1], clip.maxX)
                    guard from < to else { continue }
                    for x in Self.pixel(from)...Self.pixel(to) {
                        let share = min(to, Double(x + 1)) - max(from, Double(x))
                        if share > 0, x - left < coverage.count { coverage[x - left] += share / 4 }
                    }
                }
            }
            for (index, share) in coverage.enumerated() where share > 0 {
                pixels.blend(left + index, y, colour, coverage: min(share, 1))
            }
        }
    }

    /// Where a horizontal line enters and leaves a polygon (even-odd), from left to right.
    private static func crossings(_ points: [Point], at y: Double) -> [Double] {
        var result: [Double] = []
        for (index, a) in points.enumerated() {
            let b = points[(index + 1) % points.count]
            if (a.y <= y) != (b.y <= y) { result.append(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x)) }
        }
        return result.sorted()
    }

    func stroke(_ points: [Point], _ colour: Colour, width: Double, dash: [Double]) throws {
        if !dash.isEmpty {
            for piece in Dashes.split(points, dash) { try stroke(piece, colour, width: width, dash: []) }
            return
        }
        try draw([points.map(device)], colour, radius: width * scale / 2)
    }

    func disc(at centre: Point, radius: Double, _ colour: Colour) throws {
        try draw([[device(centre), device(centre)]], colour, radius: radius * scale)
    }

    func text(_ text: String, at place: Point, style: TextStyle) throws {
        let lines = style.placed(StrokeFont.lines(of: text, size: style.size), of: text, at: place)
        let pen = style.size * (style.isBold ? 0.135 : 0.088)
        try draw(lines.map { $0.map(device) }, style.colour, radius: max(pen * scale / 2, 0.55))
    }

    /// Lines of one colour at once: where they overlap the colour is laid on once.
    private func draw(_ lines: [[Point]], _ colour: Colour, radius: Double) throws {
        let reach = radius + 1
        let all = lines.joined().filter { $0.x.isFinite && $0.y.isFinite }
        guard let minX = all.map(\.x).min(), let maxX = all.map(\.x).max(), let minY = all.map(\.y).min(),
            let maxY = all.map(\.y).max()
        else { return }
        let left = Self.pixel(max(minX - reach, clip.x))
        let right = Self.pixel(min(maxX + reach, clip.maxX - 1))
        let top = Self.pixel(max(minY - reach, clip.y))
        let bottom = Self.pixel(min(maxY + reach, clip.maxY - 1))
        guard left <= right, top <= bottom else { return }
        let width = right - left + 1
        var coverage = [Float](repeating: 0, count: width * (bottom - top + 1))
        var count = 0
        for line in lines {
            for (a, b) in zip(line, line.dropFirst()) where [a.x, a.y, b.x, b.y].allSatisfy(\.isFinite) {
                if count % 256 == 0 { try Cancellation.check() }
                count += 1
                let (dx, dy) = (b.x - a.x, b.y - a.y)
                let square = dx * dx + dy * dy
                let fromY = max(top, Self.pixel(min(a.y, b.y) - reach))
                let toY = min(bottom, Self.pixel(max(a.y, b.y) + reach))
                let fromX = max(left, Self.pixel(min(a.x, b.x) - reach))
                let toX = min(right, Self.pixel(max(a.x, b.x) + reach))
                guard fromY <= toY, fromX <= toX else { continue }
                for y in fromY...toY {
                    for x in fromX...toX {
                        let (px, py) = (Double(x) + 0.5 - a.x, Double(y) + 0.5 - a.y)
                        let t = square > 0 ? min(max((px * dx + py * dy) / square, 0), 1) : 0
                        let (ex, ey) = (px - t * dx, py - t * dy)
                        let distance = (ex * ex + ey * ey).squareRoot()
                        let share = Float(min(max(radius + 0.5 - distance, 0), 1))
                        let at = (y - top) * width + x - left
                        if share > coverage[at] { coverage[at] = share }
                    }
                }
            }
        }
        for (index, share) in coverage.enumerated() where share > 0 {
            pixels.blend(left + index % width, top + index / width, colour, coverage: Double(share))
        }
    }

    func image(_ image: Pixels, in rect: Rect, isSmooth: Bool) throws {
        guard image.width > 0, image.height > 0, rect.width > 0, rect.height > 0 else { return }
        let left = Self.pixel(max(rect.x * scale, clip.x) + 0.5)
        let right = Self.pixel(min(rect.maxX * scale, clip.maxX) + 0.5)
        let top = Self.pixel(max(rect.y * scale, clip.y) + 0.5)
        let bottom = Self.pixel(min(rect.maxY * scale, clip.maxY) + 0.5)
        guard left < right, top < bottom else { return }
        for y in top..<bottom {
            try Cancellation.check()
            let v = ((Double(y) + 0.5) / scale - rect.y) / rect.height * Double(image.height)
            for x in left..<right {
                let u = ((Double(x) + 0.5) / scale - rect.x) / rect.width * Double(image.width)
                pixels.blend(x, y, isSmooth ? image.smooth(u, v) : image.nearest(u, v))
            }
        }
    }

    func clipped(to rect: Rect, _ body: () throws -> Void) throws {
        let old = clip
        let left = max(old.x, rect.x * scale)
        let top = max(old.y, rect.y * scale)
        clip = Rect(
            x: left, y: top, width: max(0, min(old.maxX, rect.maxX * scale) - left),
            height: max(0, min(old.maxY, rect.maxY * scale) - top))
        defer { clip = old }
        try body()
    }
}

extension Pixels {
    func nearest(_ u: Double, _ v: Double) -> Colour {
        self[min(max(Int(u), 0), width - 1), min(max(Int(v), 0), height - 1)]
    }

    func smooth(_ u: Double, _ v: Double) -> Colour {
        let (x, y) = (min(max(u - 0.5, 0), Double(width - 1)), min(max(v - 0.5, 0), Double(height - 1)))
        let (x0, y0) = (Int(x), Int(y))
        let (x1, y1) = (min(x0 + 1, width - 1), min(y0 + 1, height - 1))
        let (fx, fy) = (x - Double(x0), y - Double(y0))
        func mix(_ a: Colour, _ b: Colour, _ t: Double) -> Colour {
            Colour(
                a.red + (b.red - a.red) * t, a.green + (b.green - a.green) * t, a.blue + (b.blue - a.blue) * t,
                alpha: a.alpha + (b.alpha - a.alpha) * t)
        }
        return mix(mix(self[x0, y0], self[x1, y0], fx), mix(self[x0, y1], self[x1, y1], fx), fy)
    }
}
