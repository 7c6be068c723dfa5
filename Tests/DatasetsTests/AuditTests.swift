import Foundations
import Labels
import Testing
import Volumes

@testable import Datasets

@Test func anAuditCountsWhatIsKnown() throws {
    let h = try organs()
    var cases = try tiny(h, count: 3)
    cases[1].annotation = try cases[1].annotation.restricted(to: ["liver"])
    cases[2].annotation = try cases[2].annotation.restricted(to: []).ignoring([
        true, false, false, false, false,
    ])
    let audit = try Audit(Dataset(cases))
    #expect(audit.regions == ["body", "liver", "pancreas", "stomach"])
    #expect(audit.states[0] == [.complete, .complete, .complete, .complete])
    #expect(audit.states[1] == [.partly, .complete, .partly, .partly])
    #expect(audit.states[2] == [.unknown, .unknown, .unknown, .unknown])
    #expect(audit.voxels[0] == Audit.VoxelCount(full: 5))
    #expect(audit.voxels[1] == Audit.VoxelCount(full: 1, partial: 4))
    #expect(audit.voxels[2] == Audit.VoxelCount(unknown: 4, ignored: 1))
    #expect(audit.known[1] == [0.2, 1, 0.2, 0.2])
    #expect(audit.volumes[0] == [0.6, 0.2, 0.2, 0.2])
    #expect(audit.total == Audit.VoxelCount(full: 6, partial: 4, unknown: 4, ignored: 1))
    #expect(audit.findings.isEmpty)
}

@Test func theStatesAreThoseOfEveryAnnotation() throws {
    let data = try Dataset(tiny(organs(), count: 12)).droppedAnnotations(share: 0.5, stream: RandomStream(seed: 3))
    let audit = try Audit(data)
    for (place, item) in data.cases.enumerated() {
        for (index, region) in data.hierarchy.regions.enumerated() {
            #expect(audit.states[place][index] == item.annotation.completeness(region.set))
            let known = item.annotation.known(region.set).count { $0 }
            #expect(abs(audit.known[place][index] - Double(known) / Double(item.annotation.count)) < 1e-12)
        }
    }
}
