import Foundations
import Labels
import Testing

@testable import Datasets

@Test func theTablesSayWhatTheAuditFound() throws {
    var cases = try tiny(organs(), count: 2)
    cases[1].annotation = try cases[1].annotation.restricted(to: ["liver"])
    cases[1].truth = try Annotation(labels: [0, 0, 2, 3, 0], shape: [1, 5], hierarchy: organs())
    let audit = try Audit(Dataset(cases))
    #expect(audit.table.columns.map(\.name) == ["case", "body", "liver", "pancreas", "stomach"])
    #expect(audit.table.rows[1] == [.text("c1"), .text("partly"), .text("complete"), .text("partly"), .text("partly")])
    #expect(
        audit.regionTable.rows[1] == [
            .text("liver"), .integer(2), .integer(0), .integer(0), .number(1), .number(0.2),
        ])
    #expect(audit.regionTable.rows[0][4] == .number(0.6))
    #expect(
        audit.caseTable.rows[1] == [
            .text("c1"), .integer(1), .number(0.2), .number(0.8), .number(0), .number(0),
        ])
    #expect(
        audit.contradictionTable.rows == [
            [.text("contradiction"), .text("c1"), .text("annotated {liver}, but in truth {background}"), .integer(1)]
        ])
}
