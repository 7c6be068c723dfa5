import Foundations
import Labels
import TestSupport
import Testing
import Volumes

@testable import Datasets

@Test func phantomsAreRepeatableAndEachCaseStandsAlone() throws {
    let stream = RandomStream(seed: 7)
    let few = try Phantom.abdomen(regions: organs(), count: 2, size: [24, 20], stream: stream)
    let many = try Phantom.abdomen(regions: organs(), count: 3, size: [24, 20], stream: stream)
    for (a, b) in zip(few, many) {
        #expect(a.image.tensor.isEqual(to: b.image.tensor))
        #expect(a.annotation == b.annotation)
    }
    #expect(!many[0].image.tensor.isEqual(to: many[2].image.tensor))
    #expect(many[2].name == "abdomen-003")
    #expect(many[0].image.size == [24, 20])
}

@Test(arguments: ["abdomen", "brain"])
func everyRegionIsCompleteAndOrgansAreThere(kind: String) throws {
    let hierarchy = try Hierarchy([
        .region("tissue", [.leaf("white_matter", 1), .leaf("grey_matter", 2)]), .leaf("csf", 5),
        .region("deep", [.leaf("x", 7), .leaf("y", 8), .leaf("lesions", 9)]),
    ])
    let cases = try Phantom.make(kind, regions: hierarchy, count: 12, size: [48, 48], stream: RandomStream(seed: 2))
    for leaf in hierarchy.leaves {
        let region = try hierarchy.region(leaf.name)
        let present = cases.count { $0.annotation.voxels(of: region) > 8 }
        #expect(present >= 6, "\(leaf.name) is there in \(present) of 12 cases")
    }
    for item in cases { #expect(item.annotation.completeRegions == hierarchy.regionNames) }
}

@Test func manyLeavesAndThreeDimensionsWork() throws {
    let cases = try Phantom.abdomen(regions: flat(40), count: 1, size: [20, 18, 16], stream: RandomStream(seed: 2))
    #expect(cases[0].image.size == [20, 18, 16])
    #expect(cases[0].annotation.sets.count > 20)
}

/// The reference difficulty: contrasts, bias field and noise as the issue names them.
@Test func organsStandOutFromTheBodyByTheirContrastAndTheNoiseIsWhatItIs() throws {
    let cases = try Phantom.abdomen(regions: organs(), count: 60, size: [64, 64], stream: RandomStream(seed: 1))
    var air: [Double] = []
    var contrast: [Double] = []
    for item in cases {
        let values = item.image.tensor.floats.map(Double.init)
        let labels = item.annotation.values()
        let organ = zip(values, labels).filter { $1 > 0 }.map(\.0)
        let mean = organ.reduce(0, +) / Double(max(organ.count, 1))
        contrast.append(mean)
        for corner in [0, 1, 2, 64, 65, 66, 63 * 64, 63 * 64 + 1] { air.append(values[corner]) }
    }
    let middle = contrast.reduce(0, +) / 60
    #expect((0.48...0.60).contains(middle), "\(middle)")
    let spread = (contrast.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / 60).squareRoot()
    #expect((0.03...0.12).contains(spread), "\(spread)")
    let level = air.reduce(0, +) / Double(air.count)
    let noise = (air.reduce(0) { $0 + ($1 - level) * ($1 - level) } / Double(air.count)).squareRoot()
    #expect((0.05...0.07).contains(noise), "\(noise)")
}

@Test func sizesAndCountsAreChecked() throws {
    let stream = RandomStream(seed: 1)
    for size in [[64], [64, 4], [5000, 64], [64, 64, 64, 64], [-8, 8]] {
        #expect(throws: Problem.self) { try Phantom.abdomen(regions: organs(), count: 1, size: size, stream: stream) }
    }
    #expect(throws: Problem.self) { try Phantom.abdomen(regions: organs(), count: 0, size: [64, 64], stream: stream) }
    #expect(throws: Problem.self) {
        try Phantom.brain(regions: organs(), count: .max, size: [4096, 4096, 4096], stream: stream)
    }
    let problem = #expect(throws: Problem.self) {
        try Phantom.make("abdomn", regions: organs(), count: 1, size: [64, 64], stream: stream)
    }
    #expect(problem?.remedy == "did you mean \"abdomen\"?")
}

/// One at a time, as the threads that several are made by are not measured.
@Test func sixtyCasesAreMadeInLittleTime() throws {
    let time = try processorTime {
        for seed in 0..<60 {
            let stream = RandomStream(seed: UInt64(seed))
            _ = try Phantom.abdomen(regions: organs(), count: 1, size: [64, 64], stream: stream)
        }
    }
    #expect(time < .seconds(3), "\(time)")
}

@Test func aContrastChangesBrightnessAndNothingElse() throws {
    let stream = RandomStream(seed: 6)
    for kind in Phantom.Kind.names {
        let tissues = try Hierarchy([.leaf("white_matter", 1), .leaf("csf", 2), .leaf("grey_matter", 3)])
        func cases(_ contrast: Double) throws -> [Case] {
            try Phantom.make(kind, regions: tissues, count: 6, size: [48, 48], contrast: contrast, stream: stream)
        }
        let (plain, weak, inverted) = (try cases(1), try cases(0.5), try cases(-1))
        func mean(_ cases: [Case], _ leaf: Int) -> Double {
            let values = cases.flatMap { zip($0.image.tensor.floats, $0.annotation.values()).filter { $1 == leaf } }
            return values.reduce(0) { $0 + Double($1.0) } / Double(max(values.count, 1))
        }
        for (a, b) in zip(plain, inverted) { #expect(a.annotation == b.annotation) }
        let steps = [plain, weak, inverted].map { mean($0, 1) - mean($0, 3) }
        if kind == "brain" {
            #expect(steps[0] > 0.05, "\(steps)")
            #expect((0.35...0.65).contains(steps[1] / steps[0]), "\(steps)")
            #expect((-1.2 ... -0.6).contains(steps[2] / steps[0]), "\(steps)")
        }
        #expect(!plain[0].image.tensor.isEqual(to: weak[0].image.tensor))
    }
    for contrast in [5, -4.5, .nan, .infinity] {
        #expect(throws: Problem.self) {
            try Phantom.abdomen(regions: organs(), count: 1, size: [16, 16], contrast: contrast, stream: stream)
        }
    }
}

/// The label-set study: six leaves of two super-regions and two others that are there in nearly every case and large enough to be learnt.
@Test func anAbdomenHasEightLeavesSixOfThemInTwoSuperRegions() throws {
    let hierarchy = try Hierarchy([
        .region("right", [.leaf("liver", 1), .leaf("right_kidney", 2), .leaf("bladder", 3)]),
        .region("left", [.leaf("stomach", 4), .leaf("spleen", 5), .leaf("left_kidney", 6)]),
        .leaf("pancreas", 7), .leaf("spine", 8),
    ])
    let cases = try Phantom.abdomen(regions: hierarchy, count: 40, size: [64, 64], stream: RandomStream(seed: 3))
    for leaf in hierarchy.leaves.dropFirst() {
        let region = try hierarchy.region(leaf.name)
        let present = cases.count { $0.annotation.voxels(of: region) >= 12 }
        #expect(present >= 34, "\(leaf.name) is there in \(present) of 40 cases")
    }
}
