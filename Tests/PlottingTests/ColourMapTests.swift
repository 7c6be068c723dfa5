import Testing

@testable import Plotting

@Test func sequentialLightnessRisesEvenly() {
    let lightness = (0...50).map { ColourMap.sequential.colour(Double($0) / 50).lightness }
    let steps = zip(lightness.dropFirst(), lightness).map { $0 - $1 }
    for step in steps { #expect(abs(step - 0.76 / 50) < 0.002) }
}

@Test func neighboursInAMapLookAlike() {
    for map in ColourMap.allCases {
        for index in 0..<200 {
            let (a, b) = (map.colour(Double(index) / 200), map.colour(Double(index + 1) / 200))
            #expect(abs(a.red - b.red) + abs(a.green - b.green) + abs(a.blue - b.blue) < 0.09, "\(map) \(index)")
        }
    }
}

@Test func divergingIsEvenlyLightOnBothSides() {
    for share in [0.1, 0.25, 0.4] {
        let (a, b) = (ColourMap.diverging.colour(share).lightness, ColourMap.diverging.colour(1 - share).lightness)
        #expect(abs(a - b) < 0.01)
    }
    #expect(ColourMap.diverging.colour(0.5).lightness > 0.95)
}

@Test func theEndsHoldOutsideAndNaNIsGrey() {
    #expect(ColourMap.sequential.colour(7) == ColourMap.sequential.colour(1))
    #expect(ColourMap.sequential.colour(-.infinity) == ColourMap.sequential.colour(0))
    #expect(ColourMap.grey.colour(.nan) == .grey(0.8))
}
