import Testing

@testable import Foundations

@Test(arguments: [
    (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (28_436_548, "28.4 MB"), (999_600, "1.0 MB"),
    (2_000_000_000, "2.0 GB"),
    (123_456, "123 kB"),
])
func bytesAreReadInPowersOfAThousand(_ bytes: Int, _ text: String) {
    #expect(ByteCount.text(bytes) == text)
}
