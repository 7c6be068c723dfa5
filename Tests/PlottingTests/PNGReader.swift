import CZlib
import Testing

@testable import Plotting

/// Reads back what `PNG` wrote (eight-bit RGB, filter 2), checksums included.
enum PNGReader {
    static func read(_ bytes: [UInt8]) throws -> Pixels {
        try #require(bytes.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
        func number(_ at: Int) -> Int { bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
        var at = 8
        var (width, height) = (0, 0)
        var data: [UInt8] = []
        var names: [String] = []
        while at + 12 <= bytes.count {
            let length = number(at)
            let body = Array(bytes[at + 4..<at + 8 + length])
            #expect(number(at + 8 + length) == Int(crc32(0, body, uInt(body.count))))
            let name = String(decoding: body.prefix(4), as: UTF8.self)
            names.append(name)
            if name == "IHDR" { (width, height) = (number(at + 8), number(at + 12)) }
            if name == "IDAT" { data += body.dropFirst(4) }
            at += 12 + length
        }
        #expect(names == ["IHDR", "IDAT", "IEND"])
        var size = uLong((width * 3 + 1) * height)
        var rows = [UInt8](repeating: 0, count: Int(size))
        try #require(uncompress(&rows, &size, data, uLong(data.count)) == Z_OK)
        var pixels = Pixels(width: width, height: height)
        for y in 0..<height {
            for x in 0..<width * 3 {
                let above = y > 0 ? pixels.bytes[((y - 1) * width + x / 3) * 4 + x % 3] : 0
                pixels.bytes[(y * width + x / 3) * 4 + x % 3] = rows[y * (width * 3 + 1) + 1 + x] &+ above
            }
        }
        return pixels
    }
}
