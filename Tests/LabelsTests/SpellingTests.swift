import Testing

@testable import Labels

@Test(arguments: [("livr", "liver"), ("Livre", "liver"), ("splene", "spleen"), ("kindey", "kidney"), ("LV", "lv")])
func aMisspeltRegionFindsItsName(word: String, expected: String) {
    #expect(Spelling.nearest(to: word, among: ["lv", "liver", "spleen", "kidney"]) == expected)
}

@Test(arguments: ["b", "rv", "river_bed", "left", "x"])
func anotherNameIsNoMisspeltRegion(word: String) {
    #expect(Spelling.nearest(to: word, among: ["a", "lv", "liver", "lens"]) == nil)
}
