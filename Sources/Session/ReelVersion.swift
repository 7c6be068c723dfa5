/// The version of Reel, as `reel --version` says it and reels record it.
public enum ReelVersion {
    public static let current = "0.1.0"
}
