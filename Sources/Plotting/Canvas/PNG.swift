import CZlib
import Foundations

/// PNG (ISO 15948): eight bits a channel, RGB, no interlacing.
public enum PNG {
    /// The bytes of a picture given as rows from the top, three bytes a pixel.
    public static func encode(rgb: [UInt8], width: Int, height: Int) throws -> [UInt8] {
        guard width > 0, height > 0, width <= rgb.count, height <= rgb.count, rgb.count == width * height * 3 else {
            throw Problem(.value, "\(rgb.count) bytes are no picture of \(width) × \(height) pixels")
        }
        var pixels = Pixels(width: width, height: height)
        for place in 0..<width * height {
            for channel in 0..<3 { pixels.bytes[place * 4 + channel] = rgb[place * 3 + channel] }
        }
        return try encode(pixels)
    }

    static func encode(_ pixels: Pixels) throws -> [UInt8] {
        guard pixels.width > 0, pixels.height > 0 else {
            throw Problem(.value, "a picture of \(pixels.width) × \(pixels.height) pixels cannot be written")
        }
        var header: [UInt8] = []
        append(UInt32(pixels.width), to: &header)
        append(UInt32(pixels.height), to: &header)
        header += [8, 2, 0, 0, 0]
        var result: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
        chunk("IHDR", header, to: &result)
        chunk("IDAT", try Deflation.of(rows(of: pixels)), to: &result)
        chunk("IEND", [], to: &result)
        return result
    }

    /// Each row behind filter 2 (difference to the row above): large even areas become zeros.
    private static func rows(of pixels: Pixels) throws -> [UInt8] {
        let width = pixels.width
        var result: [UInt8] = []
        result.reserveCapacity((width * 3 + 1) * pixels.height)
        for y in 0..<pixels.height {
            try Cancellation.check()
            result.append(2)
            for x in 0..<width {
                let at = (y * width + x) * 4
                for channel in 0..<3 {
                    let above = y > 0 ? pixels.bytes[at - width * 4 + channel] : 0
                    result.append(pixels.bytes[at + channel] &- above)
                }
            }
        }
        return result
    }

    private static func chunk(_ name: String, _ data: [UInt8], to result: inout [UInt8]) {
        append(UInt32(data.count), to: &result)
        let body = Array(name.utf8) + data
        result += body
        append(UInt32(truncatingIfNeeded: crc32(0, body, uInt(body.count))), to: &result)
    }

    private static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(shift))) }
    }
}
