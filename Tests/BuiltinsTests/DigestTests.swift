import Language
import Testing

@testable import Builtins

@Test func tensorsInsideRecordsAndListsCount() throws {
    func digest(_ script: String) throws -> String? {
        let host = try TestHost()
        try host.run("x = \(script)")
        return host.variables.first?.value.digest
    }
    let plain = try digest("{a: [tensor([1.0])]}")
    #expect(plain != nil)
    #expect(try digest("{a: [tensor([1.0])]}") == plain)
    #expect(try digest("{a: [tensor([1.0000001])]}") != plain)
    #expect(try digest("[1, 2]") == nil)
}
