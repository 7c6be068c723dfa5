import Testing

@testable import Tensors

@Suite(.serialized) struct ProfilerTests {
    @Test func countsCallsOperationsAndBytes() throws {
        let (x, w) = (try Tensor.ones([1, 8, 8, 2]), try Tensor.ones([3, 3, 2, 4]))
        let (entries, seconds) = try Profiler.profile {
            _ = try x.convolution(w)
            _ = try x.convolution(w)
        }
        // Other tests may run kernels meanwhile; theirs are counted too.
        let entry = try #require(entries.first { $0.name == "convolution forward" })
        #expect(entry.calls >= 2)
        #expect(entry.operations >= 2 * 2 * 64 * 9 * 8)
        #expect(entry.bytes >= Double(2 * (x.bytes + w.bytes + 64 * 4 * 4)))
        #expect(entry.seconds > 0 && seconds > 0)
    }
}
