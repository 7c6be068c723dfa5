import Testing

@testable import Language

private let names = ["append", "starts_with", "sort", "random", "X", "if", "xs"]

@Test(arguments: [
    ("apend", "append"), ("appned", "append"), ("srot", "sort"), ("SORT", "sort"), ("fi", "if"), ("srt", "sort"),
    ("starts", "starts_with"), ("rand", "random"), ("x", "X"),
])
func aNearNameIsFound(_ written: String, _ meant: String) {
    #expect(NearestName.to(written, among: names) == meant)
}

@Test(arguments: ["f", "zzz", "ab", "liver", "", "appendix_of_names", "ys", "b", "port", "i", "x1", "appnd_it"])
func aFarNameIsNotSuggested(_ written: String) {
    #expect(NearestName.to(written, among: names) == nil)
}
