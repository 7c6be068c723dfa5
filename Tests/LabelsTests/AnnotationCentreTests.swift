import Testing

@testable import Labels

@Test func theCentreIsTheMeanPlaceOfWhatSurelyLiesInARegion() throws {
    let h = try nested()
    let a = try Annotation(
        labels: [1, 0, 4, 2, 0, 9, 3, 0], shape: [2, 4], hierarchy: h, values: [4: ["bc"], 9: ["body", "background"]],
        ignoring: [false, false, false, true, false, false, false, false])
    #expect(a.centre(of: [1]) == [0.25, 0.125])
    #expect(a.centre(of: [2, 3]) == [0.5, 0.625])
    #expect(a.centre(of: [2]) == nil)
}
