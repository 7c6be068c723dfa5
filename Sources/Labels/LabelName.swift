/// What a name of a label or region may be made of.
public enum LabelName {
    /// The first sign of a name that cannot be seen, or changes how what stands beside it is seen, as "U+001B": controls,
    /// line breaks, signs that turn the direction of text around, and those that take no room. Nil for a plain name.
    public static func unseen(in name: String) -> String? {
        var isBehindASCII = true
        for scalar in name.unicodeScalars {
            // Some scripts need joiners between their letters.
            let isJoiner = !isBehindASCII && (scalar == "\u{200C}" || scalar == "\u{200D}")
            if !isJoiner, isUnseen(scalar) {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            }
            isBehindASCII = scalar.isASCII
        }
        return nil
    }

    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return true
        default: break
        }
        if properties.isVariationSelector { return false }
        return properties.isDefaultIgnorableCodePoint || properties.isBidiControl
    }
}
