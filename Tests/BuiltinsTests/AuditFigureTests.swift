import Datasets
import Foundations
import Labels
import Testing

@testable import Builtins

@Test func theFigureHasARowARegionAndAColumnACase() throws {
    let organs = try Hierarchy([.leaf("liver", 1), .leaf("stomach", 2)])
    let cases = try Phantom.abdomen(regions: organs, count: 5, size: [16, 16], stream: RandomStream(seed: 1))
    let data = try Dataset(cases).droppedAnnotations(share: 0.4, stream: RandomStream(seed: 1))
    let text = try AuditFigure.make(Audit(data)).svg()
    for word in ["liver", "stomach", "abdomen-003", "complete", "partly", "unknown", "what is annotated where"] {
        #expect(text.contains(word), "\(word)")
    }
}

@Test func manyCasesAreNamedNowAndThen() throws {
    let organs = try Hierarchy([.leaf("liver", 1), .leaf("stomach", 2)])
    let cases = try Phantom.abdomen(regions: organs, count: 60, size: [16, 16], stream: RandomStream(seed: 1))
    let text = try AuditFigure.make(Audit(Dataset(cases))).svg()
    let named = (1...60).filter { text.contains($0 < 10 ? "abdomen-00\($0)" : "abdomen-0\($0)") }
    #expect(named == Array(stride(from: 1, through: 60, by: 3)))
}
