import Foundations
import Language
import Tensors
import Volumes

extension Image {
    /// `.tensor`, `.affine`, `.spacing`, `.size`, `.orientation`: what every image has.
    func commonMember(_ name: String) -> Value? {
        switch name {
        case "tensor": .object(tensor)
        case "affine": .list(affine.rows.map { .numbers($0) })
        case "spacing": .numbers(spacing)
        case "size": .integers(size)
        case "orientation": .string(orientation)
        default: nil
        }
    }

    public var isSomewhereTrue: Bool { tensor.isSomewhereTrue }
    public var isEverywhereTrue: Bool { tensor.isEverywhereTrue }

    /// All of them are at hand.
    public func storedMember(_ name: String) -> Value? { commonMember(name) }

    static var commonMembers: [String] { ["tensor", "affine", "spacing", "size", "orientation"] }

    var imageDigest: String {
        var digest = Digest()
        digest.update("\(affine.rows)")
        tensor.update(&digest)
        return digest.short()
    }
}

extension Volume: HasMembers, HasStoredParts, HasTruths, Indexable, TensorLike {
    public var typeName: String { "volume" }
    public var summary: String {
        "volume \(geometry)"
            + (channelShape.isEmpty ? "" : ", \(channelShape.map(String.init).joined(separator: " × ")) channels")
    }
    public func display(width: Int) -> String {
        "\(summary), \(TensorDisplay.range(tensor))"
    }
    public var digest: String? { imageDigest }
    public var memberNames: [String] { Self.commonMembers }
    public func member(_ name: String) throws -> Value? { commonMember(name) }
    public func element(at indices: [Index]) throws -> Value { try part(indices) }
}

extension LabelMap: HasMembers, HasStoredParts, HasTruths, Indexable, TensorLike {
    public var typeName: String { "label map" }
    public var summary: String { "label map \(geometry)" + (table.map { ", \($0.count) names" } ?? "") }
    public func display(width: Int) -> String {
        let values = values
        let shown = values.prefix(12).map { value in
            table?.name(of: value).map { "\(value) \($0)" } ?? "\(value)"
        }
        let rest = values.count > 12 ? ", … \(values.count - 12) more" : ""
        return TextWidth.cut("\(summary); values \(shown.joined(separator: ", "))\(rest)", to: max(80, 2 * width))
    }
    /// Of the names too, where there are any.
    public var digest: String? {
        guard let table else { return imageDigest }
        var digest = Digest()
        digest.update(imageDigest)
        for entry in table.entries { digest.update("\n\(entry.value) \(entry.name)") }
        return digest.short()
    }
    public var memberNames: [String] { Self.commonMembers + ["values", "table"] }

    public func member(_ name: String) throws -> Value? {
        switch name {
        case "values": return .integers(values)
        case "table":
            guard let table else { return Value.none }
            return .table(
                Table(
                    columns: [.init("value"), .init("name")],
                    rows: table.entries.map { [.integer($0.value), .text($0.name)] }))
        default: return commonMember(name)
        }
    }

    public func element(at indices: [Index]) throws -> Value { try part(indices) }
}
