import Testing

@testable import Foundations

@Test(arguments: [("lod", "load"), ("trian", "train"), ("Dice", "dice"), ("phantm", "phantom")])
func aMisspeltNameFindsItsNeighbour(word: String, expected: String) {
    #expect(Suggestion.nearest(to: word, among: ["load", "train", "dice", "phantom", "unet"]) == expected)
}

@Test func whatIsFarIsNotSuggested() {
    #expect(Suggestion.nearest(to: "xyz", among: ["load", "train"]) == nil)
}
