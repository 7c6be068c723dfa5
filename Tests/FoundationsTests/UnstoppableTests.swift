import Foundation
import Synchronization
import Testing

@testable import Foundations

@Test func theResultOfWorkComesBack() throws {
    #expect(try Unstoppable.run { (0..<1000).reduce(0, +) } == 499_500)
}

@Test(.timeLimit(.minutes(1))) func workIsLeftToItselfWhenAStopIsAskedFor() throws {
    let cancellation = Cancellation()
    let mayEnd = DispatchSemaphore(value: 0)
    Cancellation.$current.withValue(cancellation) {
        cancellation.request()
        #expect(throws: Interrupted.self) { try Unstoppable.run { mayEnd.wait() } }
    }
    mayEnd.signal()
}
