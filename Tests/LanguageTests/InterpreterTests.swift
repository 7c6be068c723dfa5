import Testing

@testable import Language

@Test func arithmeticKeepsIntegersAndFloatsApart() {
    #expect(shown("7 + 2") == "9")
    #expect(shown("7 / 2") == "3.5")
    #expect(shown("6 / 2") == "3.0")
    #expect(shown("-7 // 2") == "-4")
    #expect(shown("-7 % 3") == "2")
    #expect(shown("7 % -3") == "-2")
    #expect(shown("-7.5 // 2") == "-4.0")
    #expect(shown("2 ^ 10") == "1024")
    #expect(shown("2 ^ -1") == "0.5")
    #expect(shown("-2 ^ 2") == "-4")
    #expect(shown("2 ^ 3 ^ 2") == "512")
    #expect(shown("1 == 1.0") == "true")
    #expect(shown("[1] + [2]") == "[1, 2]")
    #expect(shown("1 + 2 * 3 - 4") == "3")
    #expect(shown("9 - 3 - 2") == "4")
}

@Test func comparisonsChain() {
    #expect(shown("1 < 2 < 3") == "true")
    #expect(shown("1 < 3 < 2") == "false")
    #expect(shown("def f() { error(\"no\") }\n2 < 1 < f()") == "false")
}

@Test func logicStopsWhereItCan() {
    #expect(shown("true or error(\"no\")") == "true")
    #expect(shown("false and error(\"no\")") == "false")
    #expect(shown("not 1 == 2") == "true")
}

@Test func fibonacci() {
    #expect(shown("def fib(n) { if n < 2 { return n }\n fib(n - 1) + fib(n - 2) }\nfib(20)") == "6765")
}
