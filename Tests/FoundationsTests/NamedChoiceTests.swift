import Testing

@testable import Foundations

private enum Fruit: String, NamedChoice {
    case apple, pear, plum
    static let noun = "fruit"
}

@Suite struct NamedChoiceTests {
    @Test func aNameIsFound() throws {
        #expect(try Fruit(named: "pear") == .pear)
    }

    @Test func aMisspeltNameSuggestsTheNearest() {
        #expect {
            try Fruit(named: "aple")
        } throws: {
            ($0 as? Problem)?.remedy == "did you mean \"apple\"?" && ($0 as? Problem)?.argument == "fruit"
        }
    }

    @Test func anUnknownNameListsAll() {
        let problem = Problem.unknown("fruit", "stone", among: Fruit.names)
        #expect(problem.message == "there is no fruit \"stone\"")
        #expect(problem.remedy == "it is \"apple\", \"pear\" or \"plum\"")
    }
}
