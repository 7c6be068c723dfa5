import Testing

@testable import Foundations

@Test(arguments: [("lod", "load"), ("trian", "train"), ("Dice", "dice"), ("phantm", "phantom")])
func aMisspeltNameFindsItsNeighbour(word: String, expected: String) {
    #expect(Suggestion.nearest(to: word, among: ["load", "train", "dice", "phantom", "unet"]) == expected)
}

@Test func whatIsFarIsNotSuggested() {
    #expect(Suggestion.nearest(to: "xyz", among: ["load", "train"]) == nil)
}

@Test(arguments: [
    ("b", "a"), ("b", "ab"), ("y", "x"), ("xs", "ys"), ("nope", "none"), ("inf", "if"), ("liver", "layer"),
])
func anotherShortNameIsNoMisspeltOne(word: String, other: String) {
    #expect(Suggestion.nearest(to: word, among: [other]) == nil)
}
