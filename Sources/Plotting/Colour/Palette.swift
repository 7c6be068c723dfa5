/// Colours for things without an order, told apart by colour-blind eyes too.
public enum Palette {
    /// The eight of Okabe and Ito, "Color Universal Design" (2008); black last, yellow late, as it is pale on white.
    public static let okabeIto: [Colour] = [
        Colour(hex: 0x0072B2), Colour(hex: 0xD55E00), Colour(hex: 0x009E73), Colour(hex: 0xCC79A7),
        Colour(hex: 0xE69F00), Colour(hex: 0x56B4E9), Colour(hex: 0xF0E442), Colour(hex: 0x000000),
    ]

    /// The index-th colour; after the eight come their shades, lighter each time round.
    public static func colour(_ index: Int) -> Colour {
        let place = index.magnitude
        let base = okabeIto[Int(place % UInt(okabeIto.count))]
        let round = Double((place / UInt(okabeIto.count)) % 4) * 0.22
        return Colour(
            base.red + (1 - base.red) * round, base.green + (1 - base.green) * round,
            base.blue + (1 - base.blue) * round)
    }
}
