import Language
import Testing

@testable import Terminal

@Suite struct CompleterTests {
    let completer = Completer(
        names: { ["unet", "uniform", "film", "organs", "_"] },
        value: { name in
            let fields: [(Record.Key, Value)] = [(.name("liver"), .integer(1)), (.integer(3), .none)]
            return name == "organs" ? .record(Record(fields)) : nil
        })

    @Test func aNameIsCompleted() {
        #expect(completer.complete("x = fi") == .insert("film", replacing: 2))
    }

    @Test func severalNamesAreCompletedAsFarAsTheyAgreeThenListed() {
        #expect(completer.complete("u") == .list(["unet", "uniform", "use"]))
        #expect(completer.complete("un") == .list(["unet", "uniform"]))
        #expect(completer.complete("uni") == .insert("uniform", replacing: 3))
    }

    @Test func membersAreCompletedAfterAPoint() {
        #expect(completer.complete("organs.l") == .insert("liver", replacing: 1))
        #expect(completer.complete("organs.") == .insert("liver", replacing: 0))
        #expect(completer.complete("nothing.l") == .nothing)
    }

    @Test func atTheBeginningOfALineItIndents() {
        #expect(completer.complete("") == .insert("    ", replacing: 0))
    }

    @Test func nothingIsOfferedForWhatIsComplete() {
        #expect(completer.complete("film") == .nothing)
        #expect(completer.complete("zzz") == .nothing)
        #expect(completer.complete("film(") == .nothing)
    }
}
