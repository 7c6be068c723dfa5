import Testing

@testable import Labels

@Test(
    arguments: [
        ("Frontal_*", "Frontal_Sup_L", true), ("Frontal_*", "Sup_Frontal_L", false), ("*_L", "Frontal_Sup_L", true),
        ("*_L", "Frontal_Sup_LR", false), ("a?c", "abc", true), ("a?c", "ac", false), ("*", "", true), ("", "", true),
        ("", "a", false), ("a*b*c", "aXbYbZc", true), ("a*b*c", "aXbYbZ", false), ("Insula", "Insula", true),
        ("**a", "bbba", true), ("[ab]", "a", false),
    ])
func aPatternMatchesAsInAShell(pattern: String, name: String, expected: Bool) {
    #expect(Pattern(pattern).matches(name) == expected)
}

@Test func manyStarsDoNotTakeForever() {
    #expect(!Pattern(String(repeating: "a*", count: 40) + "b").matches(String(repeating: "a", count: 2000)))
}
