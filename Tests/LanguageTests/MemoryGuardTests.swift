import Testing

@testable import Language

/// Runs a script where nothing of a megabyte or more can be had.
private func shownWithLittleMemory(_ text: String) -> String {
    let scope = MemoryGuard.Scope { bytes, purpose in
        if bytes >= 1 << 20 { throw Refusal(message: "no memory for \(purpose)") }
    }
    return MemoryGuard.$scoped.withValue(scope) { Run(text).last }
}

@Test(arguments: [
    ("xs = [1, 2]\nwhile true { xs = xs + xs }", "a list of 65536 elements"),
    ("xs = [1, 2]\nwhile true { xs += xs }", "a list of 65536 elements"),
    ("xs = []\nwhile true { xs = append(xs, 1) }", "elements"),
    ("r = {xs: []}\nwhile true { r.xs = append(r.xs, 1) }", "elements"),
    ("s = \"ab\"\nwhile true { s = s + s }", "a string of 1048576 bytes"),
    ("s = \"ab\"\nwhile true { s += \"abc\" }", "bytes"),
    ("s = \"ab\"\nwhile true { s = \"\\(s)\\(s)\" }", "bytes"),
    ("repeat(\"ab\", 1000000)", "a string of 2000000 bytes"), ("repeat([1], 1000000)", "a list of 1000000 elements"),
    ("range(0, 2000000, step: 2)", "a list of 1000000 elements"),
    ("map(0..1000000, v -> v)", "a list of 1000000 elements"),
    ("for v in 0..1000000 { xs = (0..1000000)[::2] }", "a list of 500000 elements"),
    ("xs = [0]\nxs[0:] = 0..1000000", "a list of 1000000 elements"),
    ("join(repeat([\"0123456789\"], 30000), repeat(\"-\", 40))", "bytes"),
    ("replace(repeat(\"a\", 30000), \"a\", repeat(\"b\", 50))", "a string of 1530000 bytes"),
    ("r = {}\nfor v in 0..100000 { r[v] = v }", "a record of 8192 fields"),
])
func whatGrowsAsksForMemory(script: String, expected: String) {
    let shown = shownWithLittleMemory(script)
    #expect(shown.contains("error: no memory for ") && shown.contains(expected), "\(shown)")
}

@Test func whatIsRefusedCanBeCaughtAndLeavesValuesAlone() {
    let script = "xs = [1, 2]\ntry { while true { xs = xs + xs } } catch e { e.kind }\n[count(xs), xs[-1]]"
    #expect(shownWithLittleMemory(script) == "[32768, 2]")
    let appending = "xs = []\ntry { while true { xs = append(xs, 7) } } catch e { none }\nxs[-1]"
    #expect(shownWithLittleMemory(appending) == "7")
}
