/// What may be longer than a screen: it is shown shortened, or whole where one can go through it.
public protocol HasLength: HostObject {
    /// In so many lines or about as many; nil: all of it.
    func display(width: Int, lines: Int?) -> String
}
