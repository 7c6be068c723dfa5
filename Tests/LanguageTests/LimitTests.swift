import Testing

@testable import Language

@Test func bracketsNestedTooDeepAreAClearError() {
    for text in [
        String(repeating: "(", count: 100_000),
        String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000),
        String(repeating: "{a: ", count: 100_000), String(repeating: "f(", count: 100_000),
        String(repeating: "\"\\(", count: 100_000), String(repeating: "if true { ", count: 100_000),
    ] {
        let run = Run(text)
        #expect((run.error as? SyntaxErrors)?.errors.count == 1)
        #expect(run.rendered.contains("brackets are nested more than 200 deep"))
        #expect(run.rendered.count < 600)
    }
}

@Test func otherNestingIsLimitedToo() {
    for text in [
        String(repeating: "- ", count: 100_000) + "1", String(repeating: "not ", count: 100_000) + "true",
        String(repeating: "2 ^ ", count: 100_000) + "1", String(repeating: "v -> ", count: 100_000) + "1",
    ] {
        #expect(Run(text).rendered.contains("this is nested more than 400 deep"))
    }
    #expect(
        Run("x = [1]\nx" + String(repeating: "[0]", count: 100_000)).rendered.contains(
            "more than 100 calls, indices or members after one value"))
    #expect(
        Run("1" + String(repeating: " |> f", count: 100_000)).rendered.contains(
            "more than 100 pipes in one expression"))
}

@Test func longChainsOfOperatorsAreComputed() {
    #expect(shown("1" + String(repeating: " + 1", count: 100_000)) == "100001")
    #expect(shown("true" + String(repeating: " and true", count: 100_000)) == "true")
    #expect(shown("1" + String(repeating: " <= 1", count: 100_000)) == "true")
    #expect(shown("if false { 0 }" + String(repeating: " else if false { 1 }", count: 10_000) + " else { 2 }") == "2")
}

@Test func deepListsAreReleasedComparedAndShown() {
    #expect(shown("x = []\nfor i in 0..1000000 { x = [x] }\ncount(x)") == "1")
    #expect(shown("x = []\ny = []\nfor i in 0..300000 { x = [x]\n y = [y] }\nx == y") == "true")
    #expect(shown("x = {}\nfor i in 0..300000 { x = {a: x} }\ncount(x)") == "1")
    #expect(
        shown("def f() { x = 1\n for i in 0..300000 { y = x\n x = wrap(y) }\n 3 }\ndef wrap(y) { () -> y }\nf()") == "3"
    )
    #expect(shown("x = []\nfor i in 0..10000 { x = [x] }\nx").contains("…"))
    #expect(shown("x = []\nfor i in 0..10000 { x = [x] }\n\"\\(x)\"").contains("…"))
}

@Test func endlessRecursionEndsInAnError() {
    onLargeStack {
        let host = TestHost()
        host.maximumDepth = 5_000
        let scripts = [
            "def f(n) { f(n + 1) }\nf(0)", "f = n -> f(n + 1)\nf(0)", "def f(n) { map([n], f) }\nf(0)",
            "def f(n) { \"\\([f(n + [1, 2][0])])\" }\nf(0)", "layer a() { def call(x) { a()(x) } }\na()(1)",
            "def f(n) { try { f(n + 1) } catch p { error(p) } }\nf(0)",
        ]
        for script in scripts {
            #expect(Run(script, host: host).rendered.contains("functions call each other more than"), "\(script)")
        }
        #expect(Run("def f(n) { if n == 0 { 0 } else { 1 + f(n - 1) } }\nf(4900)", host: host).last == "4900")
    }
}

@Test func aFunctionThatCallsItselfDoesNotCatchThatItIsTooDeep() {
    onLargeStack {
        // Caught at every depth, the second call would double the work at each.
        let endless = "def f(n) { try { f(n + 1) } catch { f(n + 1) } }\n"
        let two = "def g(n) { try { h(n) } catch { h(n) } }\ndef h(n) { try { g(n) } catch { g(n) } }\n"
        #expect(Run(endless + "f(0)").rendered.contains("functions call each other more than"))
        #expect(Run(two + "g(0)").rendered.contains("functions call each other more than"))
        #expect(shown(endless + "def around() { try { f(0) } catch p { p.kind } }\naround()") == "\"recursion\"")
        #expect(shown(endless + "try { f(0) } catch p { p.kind }") == "\"recursion\"")
    }
}

@Test func aSmallStackEndsInAnErrorToo() {
    let host = TestHost()
    host.maximumDepth = 1_000_000
    #expect(Run("def f(n) { 1 + f(n + 1) }\nf(0)", host: host).rendered.contains("functions call each other"))
}

@Test func theStateIsIntactAfterAnError() {
    let run = Run("def f(n) { f(n + 1) }\nx = [1]\ntry { f(0) } catch p { }\nx += [2]\nx")
    #expect(run.last == "[1, 2]")
}

@Test func hugeStringsAndListsAreRefused() {
    #expect(Run("repeat(\"ab\", 10 ^ 12)").rendered.contains("this string would have"))
    #expect(Run("repeat([1], 10 ^ 12)").rendered.contains("this list would have"))
    #expect(Run("map(0..10 ^ 15, v -> v)").rendered.contains("this list would have"))
    #expect(Run("s = \"0123456789abcdef\"\nwhile true { s += s }").rendered.contains("this string would have"))
}

@Test func extremeIntegersNeverCrash() {
    let least = "(-9223372036854775807 - 1)"
    for text in [
        "\(least)..9223372036854775807", "range(\(least), 5)",
        "range(0, 9223372036854775807, step: 9223372036854775807)",
        "-\(least)", "\(least) // -1", "\(least) % -1", "\(least) * -1", "[1][\(least)]", "[1, 2][\(least):]",
        "[1, 2][::\(least)]", "\"ab\"[9223372036854775807:]", "(0..9223372036854775807)[5]", "integer(9.3e18)",
        "x = [1]\nx[\(least):9223372036854775807] = []\nx", "repeat(\"\", 9223372036854775807)",
        "insert([], 1, at: \(least))",
        "for i in 9223372036854775806..9223372036854775807 { i }", "2 ^ 63", "2 ^ 9223372036854775807",
        "1 ^ 9223372036854775807",
    ] {
        _ = Run(text).last
    }
    #expect(Run("-9223372036854775807..9223372036854775807").rendered.contains("is too long"))
    #expect(shown("\(least) % -1") == "0")
    #expect(Run("\(least) // -1").rendered.contains("does not fit in a 64-bit integer"))
}

@Test func oddBytesNeverCrash() {
    // Cuts and scrambles of a script that uses most of the language: every one must end in a result or an error.
    let script = """
        def f(a, b: 2, rest...) { if a > b { return a } else { [a, b, rest] } }
        x = {a: 1, "b": [1, 2.5e3, true], 3: none}; x.a += 1
        for i, j in [[1, 2]] { while i < j { break } }
        s = "v \\(x["b"][0:2]) \\u{1F600}" + \"\"\"
          more
          \"\"\"
        y = x.b |> map(v -> v) |> count
        try { 1 // 0 } catch p { p.message }
        layer l(n) { w = n
          def call(z) { z * w } }
        l(2)(3) // 2 ^ 2 % 5 != 4 and not false
        """
    let bytes = Array(script.utf8)
    for length in 0..<bytes.count {
        _ = Run(String(decoding: bytes.prefix(length), as: UTF8.self)).rendered
        _ = Parser.isIncomplete(String(decoding: bytes.prefix(length), as: UTF8.self))
    }
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
    for _ in 0..<3_000 {
        var scrambled = bytes
        for _ in 0..<(1 + random(6)) {
            let place = random(scrambled.count)
            switch random(3) {
            case 0: scrambled.remove(at: place)
            case 1: scrambled.insert(bytes[random(bytes.count)], at: place)
            default: scrambled[place] = bytes[random(bytes.count)]
            }
        }
        let host = TestHost()
        host.interruptAfter = 1_000
        _ = Run(String(decoding: scrambled, as: UTF8.self), host: host).rendered
    }
}
