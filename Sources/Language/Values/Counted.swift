/// A number of things in words: "1 case", "3 cases".
public enum Counted {
    public static func text(_ count: Int, _ thing: String) -> String { "\(count) \(thing)\(count == 1 ? "" : "s")" }
}
