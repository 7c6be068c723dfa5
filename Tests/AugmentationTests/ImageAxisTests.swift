import Foundations
import Testing

@testable import Augmentation

@Test func axesGoByLetterNumberAndBody() throws {
    let frame = Frame(size: [2, 3, 4], orientation: "PIR")
    #expect(try ImageAxis(number: 2).place(in: frame) == 2)
    #expect(try ImageAxis(named: "y").place(in: frame) == 1)
    #expect(try ImageAxis(named: "left-right").place(in: frame) == 2)
    #expect(try ImageAxis(named: "superior-inferior").place(in: frame) == 1)
    #expect(throws: Problem.self) { try ImageAxis(number: 3) }
    #expect(throws: Problem.self) { try ImageAxis(number: -1) }
    #expect(throws: Problem.self) { try ImageAxis(named: "w") }
}
