import Testing

@testable import Language

@Test func parametersWithoutDefaultMustBeGiven() {
    let signature = Signature("blend", [.init("a"), .init("share", default: .float(0.5))])
    #expect(signature.parameters.map { $0.defaultValue == nil } == [true, false])
}
