import Testing

@testable import Language

@Suite struct CompletionPlaceTests {
    private func place(_ text: String) -> CompletionPlace { CompletionPlace(before: text) }

    @Test(arguments: ["un", "x = 1; un", "x = 1\nun", "def f(x) {\n    un", "if a { un", "f(x -> {\n un"])
    func aNameBeginsAStatement(_ text: String) {
        #expect(place(text) == CompletionPlace(.statement, "un"))
    }

    @Test(arguments: ["x = un", "x + un", "[1, un", "not un", "if un", "for a in un", "{a: un", "x = a +\n un"])
    func aNameStandsInAnExpression(_ text: String) {
        #expect(place(text) == CompletionPlace(.name, "un"))
    }

    @Test(arguments: ["# un", "x = 1 # see un ", "12", "f(x)", "(1).", "f(x).me"])
    func nothingIsOfferedWhereNothingIsKnown(_ text: String) {
        #expect(place(text).kind == .nothing)
    }

    @Test func membersFollowAPath() {
        #expect(place("organs.li") == CompletionPlace(.member(ValuePath("organs")), "li"))
        let path = ValuePath("data", [.position(-1), .member("image"), .key("a b")])
        #expect(place("x = data[-1].image[\"a b\"].") == CompletionPlace(.member(path)))
        #expect(place("data[i].im").kind == .nothing)
    }

    @Test(arguments: [
        ("\"abc\".up", "string", "up"), ("x = [1, 2].", "list", ""), ("f([1]).x + [[1], [2]].", "list", ""),
    ])
    func literalsHaveMembersByTheirType(_ text: String, _ type: String, _ word: String) {
        #expect(place(text) == CompletionPlace(.memberOfLiteral(type), word))
    }

    @Test func anIndexIsNoList() { #expect(place("f(x)[a].").kind == .nothing) }

    @Test func argumentsKnowTheirCall() {
        #expect(place("unet(").kind == .argument(CallPlace(ValuePath("unet"))))
        #expect(
            place("unet(3, dims: 2, le")
                == CompletionPlace(.argument(CallPlace(ValuePath("unet"), position: 1, given: ["dims"])), "le"))
        #expect(place("x |> crop(").kind == .argument(CallPlace(ValuePath("crop"), position: 1)))
        #expect(place("m.train(").kind == .argument(CallPlace(ValuePath("m", [.member("train")]))))
        #expect(place("f(g(1, 2), ").kind == .argument(CallPlace(ValuePath("f"), position: 1)))
    }

    @Test func insideAnArgumentNamesAreOffered() {
        let dims = CallPlace(ValuePath("unet"), given: ["dims"], name: "dims")
        #expect(place("unet(dims: le") == CompletionPlace(.argumentValue(dims), "le"))
        #expect(place("unet(dims: ") == CompletionPlace(.argumentValue(dims)))
        #expect(place("unet(1 + le") == CompletionPlace(.name, "le"))
        #expect(place("unet[le") == CompletionPlace(.name, "le"))
    }

    @Test func commandsTakeArgumentsToo() {
        #expect(place("show ").kind == .argument(CallPlace(ValuePath("show"))))
        #expect(
            place("show t1 sl") == CompletionPlace(.argument(CallPlace(ValuePath("show"), position: 1)), "sl"))
        let second = CallPlace(ValuePath("train"), position: 1, given: ["steps"])
        #expect(place("r = train t steps: 3 ") == CompletionPlace(.argument(second)))
        #expect(place("x - y") == CompletionPlace(.name, "y"))
    }

    @Test func aStringKnowsItsArgument() {
        #expect(
            place("load(\"scans/t") == CompletionPlace(.argumentString(CallPlace(ValuePath("load"))), "scans/t"))
        #expect(
            place("load \"scans/t") == CompletionPlace(.argumentString(CallPlace(ValuePath("load"))), "scans/t"))
        let axis = CallPlace(ValuePath("show"), position: 1, given: ["axis"], name: "axis")
        #expect(place("show t1 axis: \"") == CompletionPlace(.argumentString(axis)))
        let path = CallPlace(ValuePath("save"), position: 1)
        #expect(place("save(f(x), \"a b").kind == .argumentString(path))
        #expect(place("save x \"a b").kind == .argumentString(path))
    }

    @Test func aStringInAListIsOfTheArgumentThatTheListIs() {
        let regions = CallPlace(ValuePath("predict"), position: 2, given: ["regions"], name: "regions")
        #expect(place("predict(net, x, regions: [\"li") == CompletionPlace(.argumentString(regions), "li"))
        #expect(place("predict(net, x, regions: [\"liver\", \"sp") == CompletionPlace(.argumentString(regions), "sp"))
        #expect(place("predict net x regions: [\"li") == CompletionPlace(.argumentString(regions), "li"))
        #expect(place("f([\"li").kind == .argumentString(CallPlace(ValuePath("f"))))
        #expect(place("f(x + [\"li").kind == .string)
        #expect(place("x = [\"li").kind == .string)
        #expect(place("f(h[\"li").kind == .key(ValuePath("h")))
    }

    @Test func aStringInAnIndexIsAKey() {
        #expect(place("h[\"li") == CompletionPlace(.key(ValuePath("h")), "li"))
        #expect(place("u.entropy[\"").kind == .key(ValuePath("u", [.member("entropy")])))
    }

    @Test(arguments: ["x = \"li", "[\"li", "f(\"a \\(b) li", "x = \"\"\"\nli"])
    func otherStringsAreTheirOwn(_ text: String) {
        let isString = [.string, .argumentString(CallPlace(ValuePath("f")))].contains(place(text).kind)
        #expect(isString)
    }

    @Test func modulesFollowUse() {
        #expect(place("use con") == CompletionPlace(.module, "con"))
        #expect(place("x = 1\nuse ") == CompletionPlace(.module))
        #expect(place("use") == CompletionPlace(.statement, "use"))
    }

    @Test func wordStatementsTakeWords() {
        #expect(place("help fi") == CompletionPlace(.words("help"), "fi"))
        #expect(place("help ") == CompletionPlace(.words("help")))
        #expect(place("?fi") == CompletionPlace(.words("help"), "fi"))
        #expect(place("cd my scans/a") == CompletionPlace(.words("cd"), "my scans/a"))
        #expect(place("help") == CompletionPlace(.statement, "help"))
        #expect(place("help x\nun") == CompletionPlace(.statement, "un"))
    }

    @Test(arguments: [
        "", "(((", "\"\\(\"\\(", "}}}", "a.b.c.", "f(\"", "[[\"x\"].", "|>", "x |> ", "use use", "\"\"\"a",
    ])
    func oddTextsHavePlacesToo(_ text: String) {
        for length in 0...text.count { _ = place(String(text.prefix(length))) }
    }
}
