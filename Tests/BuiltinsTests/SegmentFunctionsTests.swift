import Testing

@testable import Builtins

@Suite struct SegmentFunctionsTests {
    @Test(arguments: ["outputs: h", "outputs: h, head: \"sigmoid\"", "condition: h"])
    func aVoxelIsTheLeafThatIsMostProbable(_ kind: String) throws {
        let shown = try TestHost().run(
            """
            seed 3
            h = hierarchy({body: {liver: 4, stomach: 7}})
            net = unet(levels: 2, features: 4, \(kind))
            image = normal([16, 16])
            p = predict(net, image)
            a, b = p.liver, p.stomach
            none_of = \(kind == "outputs: h" ? "1 - a - b" : "0.5 + 0 * a")
            expected = where((a > none_of) & (a >= b), 4, where(b > none_of, 7, 0))
            seen = segment(net, image)
            all(seen.tensor == expected)
            seen.table["name"]
            """)
        #expect(shown == "true\n[\"liver\", \"stomach\"]")
    }

    @Test func itKeepsThePlaceOfTheImage() throws {
        let shown = try TestHost().run(
            """
            h = hierarchy({liver: 1})
            segment(unet(levels: 2, features: 2, outputs: h), volume(zeros([8, 8]), spacing: [2, 3])).spacing
            """)
        #expect(shown == "[2.0, 3.0]")
    }

    @Test func channelsWithoutRegionsHaveNoLabels() throws {
        let problem = try TestHost().problem("segment(unet(levels: 2, features: 2, outputs: 3), zeros([8, 8]))")
        #expect(problem?.message.contains("has no regions to label voxels with") == true)
    }
}
