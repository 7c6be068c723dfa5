import Testing

@testable import Labels

@Test func anErrorKeepsItsRemedy() {
    #expect(LabelError("a", remedy: "b") != LabelError("a"))
}
