import Testing

@testable import Language

@Test func functionsTakeNamedAndDefaultArguments() {
    let blend = "def blend(a, b, share: 0.5) { share * a + (1 - share) * b }\n"
    #expect(shown(blend + "blend(1, 9)") == "5.0")
    #expect(shown(blend + "blend(1, 9, share: 0.25)") == "7.0")
    #expect(shown(blend + "blend(b: 9, a: 1)") == "5.0")
    #expect(shown(blend + "blend 1 9 share: 1") == "1")
}

@Test func variadicsTakeTheRest() {
    #expect(shown("def f(a, rest...) { [a, rest] }\nf(1, 2, 3)") == "[1, [2, 3]]")
    #expect(shown("def f(a, rest...) { [a, rest] }\nf(1)") == "[1, []]")
    #expect(shown("def f(a, rest...) { [a, rest] }\nf([1, 2]...)") == "[1, [2]]")
}

@Test func theLastExpressionIsTheValue() {
    #expect(
        shown("def f(x) { if x > 0 { \"up\" } else if x < 0 { \"down\" } else { \"flat\" } }\n[f(1), f(-1), f(0)]")
            == "[\"up\", \"down\", \"flat\"]")
    #expect(Run("def f() { x = 3 }\nf()").shown == [])
    #expect(shown("def f() { for i in 0..9 { if i == 4 { return i } } }\nf()") == "4")
    #expect(shown("def f() { while true { return 1 }\n 2 }\nf()") == "1")
}

@Test func closuresSeeTheirVariables() {
    #expect(shown("def counter(n) { () -> n + 1 }\nf = counter(4)\nf()") == "5")
    #expect(shown("def f() { x = 1\n g = () -> x\n x = 2\n g() }\nf()") == "2")
    #expect(
        shown("def f() { fs = []\n for i in 0..3 { fs = append(fs, () -> i) }\n map(fs, g -> g()) }\nf()")
            == "[0, 1, 2]")
    #expect(shown("def f(a) { b -> c -> a + b + c }\nf(1)(2)(3)") == "6")
}

@Test func functionsInsideFunctionsCallThemselvesAndEachOther() {
    #expect(shown("def f(n) { def g(k) { if k == 0 { 0 } else { k + g(k - 1) } }\n g(n) }\nf(4)") == "10")
    #expect(
        shown(
            "def f(n) { def even(k) { if k == 0 { true } else { odd(k - 1) } }\n def odd(k) { if k == 0 { false } else { even(k - 1) } }\n even(n) }\n[f(4), f(7)]"
        ) == "[true, false]")
    #expect(
        shown("def f(n) { def g(k) { h = () -> if k == 0 { 0 } else { g(k - 1) + 1 }\n h() }\n g(n) }\nf(5)") == "5")
}

@Test func assignmentBindsInTheNearestScope() {
    #expect(shown("x = 1\ndef f() { x = 2\n x }\n[f(), x]") == "[2, 1]")
    #expect(shown("if true { y = 3 }\ny") == "3")
    #expect(shown("for i in 0..3 { z = i }\n[i, z]") == "[2, 2]")
}

@Test func valuesMayBeComputedByIfAndTry() {
    #expect(shown("x = if 1 < 2 { \"a\" } else { \"b\" }\nx") == "\"a\"")
    #expect(shown("x = try { 1 // 0 } catch { -1 }\nx") == "-1")
    #expect(shown("1 + if true { 2 } else { 3 }") == "3")
    #expect(shown("def f(v) { x = if v { return 9 } else { 1 }\n x + 1 }\n[f(true), f(false)]") == "[9, 2]")
}

@Test func methodsFindMembersFirst() {
    #expect(shown("[3, 1].sort()") == "[1, 3]")
    #expect(shown("[1, 2].map(v -> v + 1).count()") == "2")
    #expect(shown("r = {count: () -> 7}\nr.count()") == "7")
    #expect(Run("r = {a: 1}\nr.keys()").rendered.contains("a record has no `keys`"))
    #expect(Run("use m\nm.sort()", host: moduleHost(["m": "a = 1"])).rendered.contains("the module m has no `sort`"))
    #expect(shown("\"ab\".upper()") == "\"AB\"")
}

private func moduleHost(_ modules: [String: String]) -> TestHost {
    let host = TestHost()
    host.modules = modules
    return host
}

@Test func errorsAreCaughtAsRecords() {
    #expect(shown("try { 1 // 0 } catch p { [p.kind, p.message] }") == "[\"numeric\", \"division by zero\"]")
    #expect(
        shown("def f() { error \"no\" }\ntry { f() } catch p { p.trace }")
            == "[\"in f\"]")
    #expect(shown("try { try { error(\"a\", kind: \"mine\") } catch p { error(p) } } catch q { q.kind }") == "\"mine\"")
}

@Test func anInterruptionIsNotCaught() {
    let host = TestHost()
    host.interruptAfter = 3
    let run = Run("try { while true { } } catch p { 1 }", host: host)
    #expect(run.error is TestHost.Interrupted)
}

@Test func loopsBreakAndContinue() {
    #expect(shown("s = 0\nfor i in 0..10 { if i == 3 { continue }\n if i == 6 { break }\n s += i }\ns") == "12")
    #expect(shown("for k, v in {a: 1, b: 2} { x = [k, v] }\nx") == "[\"b\", 2]")
    #expect(shown("for a, b in [[1, 2], [3, 4]] { x = a * b }\nx") == "12")
    #expect(shown("s = \"\"\nfor c in \"añb\" { s = c + s }\ns") == "\"bña\"")
}

@Test func modulesHaveTheirOwnScope() {
    let host = moduleHost(["m": "base = 10\n_secret = 1\ndef add(x) { base + x }"])
    #expect(Run("use m\nbase = 1\n[m.add(5), m.base, base]", host: host).last == "[15, 10, 1]")
    #expect(Run("use m\nm", host: host).last == "module m")
    #expect(Run("use m\n3 |> m.add", host: host).last == "13")
    let broken = moduleHost(["m": "def f() { 1 / 0 }\nf()"])
    #expect(Run("use m", host: broken).rendered.contains("in module m, used at test.reel:1:5"))
}

@Test func anInterpreterIsReleasedWithItsFunctions() {
    weak var machine: Machine?
    do {
        let run = Run(
            "def f(n) { def g(k) { f(k) }\n g }\nh = f(1)\nlayer a() { def call(x) { x } }\nb = a()\nuse m",
            host: moduleHost(["m": "def f() { 1 }"]))
        #expect(run.error == nil)
        machine = run.interpreter.machine
        #expect(machine != nil)
    }
    #expect(machine == nil)
}
