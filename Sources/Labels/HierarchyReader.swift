/// Walks the tree as it was written and checks it, without recursion: a script may nest it as deep as it likes.
enum HierarchyReader {
    struct Found {
        var leaves: [(name: String, value: Int)] = []
        var regions: [(name: String, values: [Int], depth: Int)] = []
    }

    static func read(_ nodes: [Hierarchy.Node]) throws(LabelError) -> Found {
        var found = Found()
        var names: Set<String> = []
        var values: [Int: String] = [:]
        // Open regions: where they stand in `found.regions`. Pending nodes carry the number of open regions above them.
        var pending = nodes.reversed().map { (node: $0, depth: 0) }
        var open: [Int] = []
        while let (node, depth) = pending.popLast() {
            open.removeLast(open.count - depth)
            switch node {
            case .leaf(let name, let value):
                try checkName(name, among: &names)
                if let other = values[value] {
                    throw LabelError(
                        "The leaves \"\(other)\" and \"\(name)\" have the same value \(value).",
                        remedy: "Give each leaf a value of its own.")
                }
                guard value != 0 else {
                    throw LabelError(
                        "The leaf \"\(name)\" has value 0, which is the background's.",
                        remedy: "Background is always there; number the other leaves from 1.")
                }
                guard value != -1 else {
                    throw LabelError(
                        "The leaf \"\(name)\" has value -1, which stands for voxels of several leaves and ignored ones.",
                        remedy: "Number leaves from 1.")
                }
                guard Int32(exactly: value) != nil else {
                    throw LabelError(
                        "The value \(value) of \"\(name)\" does not fit a label map.",
                        remedy: "Label values have at most 32 bits.")
                }
                values[value] = name
                found.leaves.append((name, value))
                found.regions.append((name, [value], depth))
                for region in open { found.regions[region].values.append(value) }
            case .region(let name, let children):
                try checkName(name, among: &names)
                guard !children.isEmpty else {
                    throw LabelError(
                        "The region \"\(name)\" is empty.", remedy: "Put leaves into it, or make it a leaf: a number.")
                }
                open.append(found.regions.count)
                found.regions.append((name, [], depth))
                pending += children.reversed().map { ($0, depth + 1) }
            }
        }
        guard !found.leaves.isEmpty else {
            throw LabelError("A hierarchy needs at least one leaf.", remedy: "Write {name: value}, as in {liver: 1}.")
        }
        return found
    }

    static func checkName(_ name: String) throws(LabelError) {
        guard name != Hierarchy.backgroundName else {
            throw LabelError(
                "\"background\" is the name of the first leaf, which every hierarchy has.", remedy: "Leave it out.")
        }
        guard !name.isEmpty else {
            throw LabelError("A region has an empty name.", remedy: "Give it one.")
        }
        if let sign = LabelName.unseen(in: name) {
            throw LabelError(
                "The name of a region holds \(sign), which is not seen where the name is shown.",
                remedy: "Write it without: it stands in tables, figures and files.")
        }
    }

    private static func checkName(_ name: String, among names: inout Set<String>) throws(LabelError) {
        try checkName(name)
        guard names.insert(name).inserted else {
            throw LabelError(
                "The name \"\(name)\" is given twice.", remedy: "Every leaf and every region needs its own name.")
        }
    }
}
