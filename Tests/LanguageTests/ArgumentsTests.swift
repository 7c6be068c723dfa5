import Testing

@testable import Language

private func probe(_ get: @escaping (Arguments) throws -> Value) -> NativeFunction {
    NativeFunction(Signature("probe", [.init("x"), .init("y", default: Value.none)])) { arguments, _ in
        try get(arguments)
    }
}

private func answer(_ call: String, _ get: @escaping (Arguments) throws -> Value) -> String {
    Run(call, builtins: [("probe", .function(probe(get)))]).last
}

@Test func gettersTakeTheirTypes() {
    #expect(answer("probe(3)") { .float(try $0.number("x")) } == "3.0")
    #expect(answer("probe(0..3)") { .integer(try $0.list("x").count) } == "3")
    #expect(answer("probe([1, 2])") { .list(try $0.integers("x").map(Value.integer)) } == "[1, 2]")
    #expect(answer("probe(1)") { .boolean($0.isGiven("y")) } == "false")
    #expect(
        answer("probe(1, none)") { .list([.boolean($0.isGiven("y")), .boolean($0.isNone("y"))]) } == "[true, true]")
    #expect(answer("probe(1, y: 2)") { .string($0.span("y")?.text ?? "") } == "\"2\"")
    #expect(answer("probe(1)") { try $0.integerOrNone("y").map(Value.integer) ?? .string("nothing") } == "\"nothing\"")
}

@Test func gettersRefuseOtherTypesWithACaret() {
    #expect(
        answer("probe(\"a\")") { .float(try $0.number("x")) } == """
            test.reel:1:7: error: probe expects a number for `x`, found a string
              1 | probe("a")
                |       ^^^
            """)
    #expect(
        answer("probe([1, \"a\"])") { .list(try $0.integers("x").map(Value.integer)) }.contains(
            "a list of integers for `x`, found a list with a string in it"))
    #expect(
        answer("probe([1, \"a\"])") { .list(try $0.numbers("x").map(Value.float)) }.contains(
            "probe expects a list of numbers for `x`, found a list with a string in it"))
    #expect(
        answer("probe([1, \"a\"])") { .list(try $0.strings("x").map(Value.string)) }.contains(
            "probe expects a list of strings for `x`, found a list with an integer in it"))
    #expect(answer("probe(1)") { try $0.value("z") }.contains("probe has no parameter `z`"))
    #expect(answer("probe(1.5)") { .integer(try $0.integer("x")) }.contains("expects an integer"))
    #expect(answer("probe(1, y: 3)") { .string(try $0.string("y")) }.contains("test.reel:1:13"))
}
