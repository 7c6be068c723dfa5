import Testing

@testable import Labels

@Test func anErrorKeepsItsRemedy() {
    #expect(LabelError("a", remedy: "b") != LabelError("a"))
}

@Test func anErrorIsAboutTheArgumentNamedFirst() {
    #expect(LabelError("a").about("values").argument == "values")
    #expect(LabelError("a", argument: "masks").about("values").argument == "masks")
}

/// Whole texts of what partial annotation can go wrong with, and the argument that each points to.
@Test func theErrorsOfAnnotationsNameTheRegionAndSayWhatToDo() throws {
    let h = try organs()
    func problem(_ make: () throws -> Annotation) -> LabelError? { #expect(throws: LabelError.self) { try make() } }
    #expect(
        problem { try Annotation(labels: [0, 7], shape: [2], hierarchy: h) }
            == LabelError(
                "The label value 7 (1 voxel) is not in the hierarchy.",
                remedy: "Give it a region with values: {7: …}, or leave it out with ignore: 7.", argument: "labels"))
    #expect(
        problem { try Annotation(labels: [0], shape: [1], hierarchy: h, values: [7: []]) }
            == LabelError(
                "The value 7 is given an empty set.", remedy: "Name at least one region it may be.", argument: "values")
    )
    #expect(
        problem { try Annotation(labels: [0], shape: [1], hierarchy: h, values: [7: ["livr"]]) }
            == LabelError(
                "There is no region \"livr\" in the hierarchy.", remedy: "Did you mean \"liver\"?", argument: "values"))
    #expect(
        problem { try Annotation(labels: [0], shape: [1], hierarchy: h, annotated: ["spleen"]) }
            == LabelError(
                "There is no region \"spleen\" in the hierarchy.",
                remedy: "The names are: body, liver, pancreas, stomach, background.", argument: "annotated"))
    #expect(
        problem { try Annotation(labels: [0, 3], shape: [2], hierarchy: h, annotated: ["liver"]) }
            == LabelError(
                "The label value 3, which means {stomach}, lies outside every annotated region ({liver}).",
                remedy: "Name its region in annotated: as well, say with values: what it is where it was drawn only in "
                    + "part, or leave it out with ignore: 3.", argument: "annotated")
    )
    #expect(
        problem { try Annotation(masks: [("liver", [true]), ("stomach", [true])], shape: [1], hierarchy: h) }
            == LabelError(
                "The masks contradict each other: a voxel inside \"stomach\" was {liver} by the masks before.",
                remedy: "Leaves partition space: where masks overlap, atoms(masks) makes the hierarchy.",
                argument: "masks"))
}
