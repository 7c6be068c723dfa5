import CZlib
import Testing

@testable import Plotting

/// In pieces as at once, whether the last piece is full or not.
@Test(arguments: [0, 1, 1000, 1 << 18, (1 << 18) + 1, 3 << 18])
func piecesGiveTheBytesOfTheWhole(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) }
    var size = compressBound(uLong(count))
    var whole = [UInt8](repeating: 0, count: Int(size))
    #expect(compress2(&whole, &size, bytes, uLong(count), 9) == Z_OK)
    #expect(try Deflation.of(bytes) == Array(whole.prefix(Int(size))))
}
