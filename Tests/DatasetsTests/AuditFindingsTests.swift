import Foundations
import Labels
import Space
import Testing
import Volumes

@testable import Datasets

@Test func truthOutsideTheAnnotatedSetIsAContradiction() throws {
    let h = try organs()
    var cases = try tiny(h, count: 2)
    // The pancreas was drawn as background, with all organs said to be annotated.
    cases[1].annotation = try Annotation(labels: [0, 1, 0, 3, 0], shape: [1, 5], hierarchy: h)
    let findings = try Audit(Dataset(cases)).findings
    #expect(
        findings == [
            Audit.Finding(
                kind: .contradiction, cases: ["c1"], text: "annotated {background}, but in truth {pancreas}", voxels: 1)
        ])
}

@Test func casesOfOneImageMayNotExcludeEachOther() throws {
    let h = try organs()
    let image = try Volume(values: [5, 6, 7], size: [1, 3])
    func item(_ name: String, _ labels: [Int]) throws -> Case {
        try Case(name: name, image: image, annotation: Annotation(labels: labels, shape: [1, 3], hierarchy: h))
    }
    let findings = try Audit(Dataset([item("one", [0, 1, 1]), item("two", [0, 2, 1])])).findings
    #expect(
        findings == [
            Audit.Finding(
                kind: .contradiction, cases: ["one", "two"], text: "one image, annotated {liver} and {pancreas}",
                voxels: 1)
        ])
    #expect(try Audit(Dataset([item("one", [0, 1, 1]), item("two", [0, 1, 1])])).findings.isEmpty)
}

@Test func oneImageAtTwoPlacesIsDoubted() throws {
    let h = try organs()
    func item(_ name: String, _ affine: Affine) throws -> Case {
        let image = try Volume(values: [5, 6, 7], size: [1, 3], affine: affine)
        return try Case(
            name: name, image: image,
            annotation: Annotation(labels: [0, 1, 1], shape: [1, 3], hierarchy: h, grid: image.grid))
    }
    let mirrored = Affine(spacing: [1, 1], direction: [[1, 0, 0], [0, -1, 0], [0, 0, 1]], origin: [0, 2, 0])
    let findings = try Audit(Dataset([item("one", .identity), item("two", mirrored)])).findings
    #expect(
        findings == [
            Audit.Finding(
                kind: .doubt, cases: ["one", "two"],
                text: "the same voxels on different grids: orientation RA and RP, origin (0, 0, 0) and (0, 2, 0) mm",
                voxels: nil)
        ])
}

/// Cases with a liver of the given numbers of voxels out of 100.
private func livers(_ sizes: [Int]) throws -> Dataset {
    let h = try organs()
    return try Dataset(
        try sizes.enumerated().map { number, size in
            let labels = (0..<100).map { $0 < size ? 1 : $0 > 90 ? 3 : 0 }
            return try Case(
                name: "c\(number)", image: Volume(values: labels.map { Float($0 + number) }, size: [10, 10]),
                annotation: Annotation(labels: labels, shape: [10, 10], hierarchy: h))
        })
}

@Test func anOrganAbsentFromOneCaseOnlyIsDoubtful() throws {
    let findings = try Audit(livers([20, 18, 22, 0, 19])).findings
    #expect(findings.count == 1)
    #expect(findings.first?.kind == .doubt && findings.first?.cases == ["c3"])
    #expect(
        findings.first?.text
            == "liver is completely annotated and absent, but in 4 other cases it has about 20 % of the voxels; if it was "
            + "not drawn here, leave it out of annotated:")
}

@Test func whatIsOfAnySizeMayBeAbsent() throws {
    #expect(try Audit(livers([20, 1, 9, 0, 2])).findings.isEmpty)
    #expect(try Audit(livers([20, 0])).findings.isEmpty)
}

@Test func halfOfTheCasesWithALyingBackgroundAreFound() throws {
    let findings = try Audit(livers([20, 18, 22, 0, 0, 0])).findings
    #expect(findings.map(\.cases) == [["c3"], ["c4"], ["c5"]])
}

@Test func whatLiesAnywhereMayBeAbsent() throws {
    let h = try flat(1)
    let cases = try (0..<6).map { number in
        let labels = (0..<100).map { number < 5 && $0 / 20 == number ? 1 : 0 }
        return try Case(
            name: "c\(number)", image: Volume(values: labels.map { Float($0 + number) }, size: [10, 10]),
            annotation: Annotation(labels: labels, shape: [10, 10], hierarchy: h))
    }
    #expect(try Audit(Dataset(cases)).findings.isEmpty)
}

@Test func phantomsAreFreeOfContradictions() throws {
    let cases = try Phantom.abdomen(regions: organs(), count: 40, size: [48, 48], stream: RandomStream(seed: 2))
    let data = try Dataset(cases).droppedAnnotations(share: 0.7, stream: RandomStream(seed: 2))
    #expect(try Audit(data).findings.isEmpty)
    let tissues = try Hierarchy([
        .region("tissue", [.leaf("white_matter", 1), .leaf("grey_matter", 2), .leaf("csf", 3)]), .leaf("lesions", 4),
    ])
    for withTruth in [true, false] {
        var heads = try Phantom.brain(regions: tissues, count: 40, size: [48, 48], stream: RandomStream(seed: 2))
        if !withTruth { for index in heads.indices { heads[index].truth = nil } }
        #expect(try Audit(Dataset(heads)).findings.isEmpty)
    }
}
