import Synchronization
import Testing

@testable import Foundations

@Test func memoryThatRunsShortIsAnErrorThatLeavesRoomToGoOn() throws {
    let left = Mutex(1 << 30)
    var watch = MemoryWatch(available: { left.withLock { $0 } })
    try watch.measure()
    left.withLock { $0 = 40 << 20 }
    let problem = #expect(throws: Problem.self) { try watch.measure() }
    #expect(problem?.kind == .memory)
    // Half of the reserve is for whoever caught it.
    try watch.measure()
    left.withLock { $0 = 20 << 20 }
    #expect(throws: Problem.self) { try watch.measure() }
    left.withLock { $0 = 1 << 30 }
    try watch.measure()
    left.withLock { $0 = 40 << 20 }
    #expect(throws: Problem.self) { try watch.measure() }
}
