import Foundations
import Labels

/// How a U-Net without modulation comes to its output channels.
public enum UNetHead: String, NamedChoice {
    public static let noun = "head"

    /// A channel for each leaf, under a softmax over all.
    case softmax
    /// A channel for each leaf but background, each with a sigmoid of its own.
    case sigmoid
    /// A channel for each region, from one last convolution.
    case joint
    /// For each region a convolution to one feature, and its last convolution. (Billot et al., MIDL 2024)
    case heads
    /// For each region a decoder. (Billot et al., MIDL 2024)
    case decoders

    /// Whether it gives leaves rather than regions.
    var givesLeaves: Bool { self == .softmax || self == .sigmoid }

    /// What a network gives, and by which head: nil where the condition acts inside it, or nothing stands for a region.
    ///
    /// Throws where the head asked for does not go with the rest.
    static func resolve(
        _ asked: UNetHead?, condition: Hierarchy?, leaves: Hierarchy?, isModulated: Bool
    ) throws -> (output: NetworkOutput, head: UNetHead?) {
        if leaves != nil {
            guard condition == nil else {
                throw Problem(
                    .value,
                    "a network gives the leaves of a hierarchy, or the region that a condition asks for, not both",
                    remedy: "leave out `outputs:` or `condition:`", argument: "outputs")
            }
            let head = asked ?? .softmax
            guard head.givesLeaves else { throw misplaced(head, remedy: "give the hierarchy as `condition:`") }
            return (head == .softmax ? .leaves : .foregroundLeaves, head)
        }
        guard condition != nil else {
            if let asked {
                throw misplaced(
                    asked, remedy: "give the hierarchy as `\(asked.givesLeaves ? "outputs" : "condition"):`")
            }
            return (.channels, nil)
        }
        if isModulated {
            if let asked { throw misplaced(asked, remedy: "leave out `head:`, or `modulation: none`") }
            return (.region, nil)
        }
        let head = asked ?? .joint
        guard !head.givesLeaves else { throw misplaced(head, remedy: "give the hierarchy as `outputs:`") }
        return (.regions, head)
    }

    private static func misplaced(_ head: UNetHead, remedy: String) -> Problem {
        let what =
            head.givesLeaves
            ? "gives the leaves of a hierarchy"
            : "gives a channel for each region of a condition that modulates nothing"
        return Problem(.value, "head \"\(head.rawValue)\" \(what)", remedy: remedy, argument: "head")
    }
}
