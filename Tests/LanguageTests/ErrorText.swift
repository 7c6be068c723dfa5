import Testing

@testable import Language

/// The full text of every kind of error, as the user reads it.
struct ErrorText: CustomTestStringConvertible {
    let name: String
    let script: String
    let text: String
    var testDescription: String { name }

    init(_ name: String, _ script: String, _ text: String) {
        self.name = name
        self.script = script
        self.text = text
    }

    /// What a run of the script really says, with three modules at hand and little room for recursion.
    var rendered: String {
        let host = TestHost()
        host.maximumDepth = 100
        host.modules = ["a": "use b", "b": "use a", "m": "value = 1"]
        return Run(script, host: host).rendered
    }
}
