import Foundation
import Language
import Testing

@testable import Session

@Suite struct ScriptFileTests {
    private func message(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch let error as ScriptError {
            return Diagnostic(error).render(colour: false)
        } catch {
            return nil
        }
    }

    @Test func aByteThatIsNotUTF8IsNamedWithItsPlace() {
        let text = message { _ = try ScriptFile.source(Array("x = 1\ny = \"".utf8) + [0xE9, 0x22], name: "l.reel") }
        #expect(text?.contains("l.reel:2:6: error: l.reel is not UTF-8 text: byte 11 is 0xe9") == true)
    }

    @Test(arguments: [[0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF5]] as [[UInt8]])
    func everyKindOfBadByteIsFound(_ bytes: [UInt8]) {
        #expect(ScriptFile.firstInvalidByte([0x61, 0xC3, 0xA9] + bytes) == 3)
    }

    @Test func goodTextIsTaken() throws {
        #expect(ScriptFile.firstInvalidByte(Array("héllo 漢 🧠".utf8)) == nil)
        #expect(try ScriptFile.source([0xEF, 0xBB, 0xBF] + Array("x".utf8), name: "b").text == "x")
    }

    @Test func aMissingScriptSuggestsTheNearest() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("session.reel", "")
        let text = message { _ = try ScriptFile.read("\(folder.path)/sesion.reel") }
        #expect(text?.contains("did you mean \"session.reel\"?") == true)
    }

    @Test func aFolderIsNoScript() throws {
        let folder = try TemporaryFolder()
        #expect(message { _ = try ScriptFile.read(folder.path) }?.contains("is a folder") == true)
    }
}
