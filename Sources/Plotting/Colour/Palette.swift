/// Colours for things without an order.
public enum Palette {
    /// The eight of Okabe and Ito, "Color Universal Design" (2008), told apart by colour-blind eyes too; black last, yellow
    /// late, as it is pale on white.
    public static let okabeIto: [Colour] = [
        Colour(hex: 0x0072B2), Colour(hex: 0xD55E00), Colour(hex: 0x009E73), Colour(hex: 0xCC79A7),
        Colour(hex: 0xE69F00), Colour(hex: 0x56B4E9), Colour(hex: 0xF0E442), Colour(hex: 0x000000),
    ]

    /// The colours of labels over a picture: the eight without black, which does not show on a scan, and seventeen that lie
    /// as far as can be from these, from each other and from grey, found by search in CIELAB (lightness 34 to 90, chroma
    /// above 28). The two nearest to each other are 26 apart there.
    public static let labels: [Colour] = [
        0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0xD55E00, 0xCC79A7, 0x0072B2,
        0x3700FF, 0x00FF00, 0xFF0FE1, 0x645023, 0xFF005F, 0x786EFF, 0xFFD7AA, 0x4BA500, 0x00FF9B, 0x00FAFF, 0x8C198C,
        0x962D32, 0xB9EB91, 0x878705, 0xFF8CFF, 0xFF0019, 0xAFF500,
    ].map { Colour(hex: $0) }

    /// The colour of a label by its value alone, so that it is the same in every slice and every map; nil for 0 and what lies
    /// below. Values above 24 take the same colours again, paler and then darker.
    public static func label(_ value: Int) -> Colour? {
        guard value > 0 else { return nil }
        let base = labels[(value - 1) % labels.count]
        return shaded(base, [0, 0.45, -0.4][(value - 1) / labels.count % 3])
    }

    /// The index-th colour of curves and bars on white: the eight, then those of labels that are not pale, then all of them
    /// lighter.
    public static func colour(_ index: Int) -> Colour {
        let place = Int(index.magnitude % UInt(3 * onWhite.count))
        return shaded(onWhite[place % onWhite.count], [0, 0.3, 0.55][place / onWhite.count])
    }

    private static let onWhite = okabeIto + labels.filter { !okabeIto.contains($0) && $0.lightness < 0.75 }

    /// Towards white above 0, towards black below.
    private static func shaded(_ colour: Colour, _ shade: Double) -> Colour {
        func part(_ value: Double) -> Double { shade < 0 ? value * (1 + shade) : value + (1 - value) * shade }
        return Colour(part(colour.red), part(colour.green), part(colour.blue))
    }
}
