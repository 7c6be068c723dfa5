/// Releases values that hold values that hold values, a million deep, without using the stack for it.
enum DeepRelease {
    /// Takes the values apart as long as nobody else holds them; what is shared is just let go.
    static func release(_ values: inout [Value]) {
        guard values.contains(where: mayNest) else { return }
        var work: [Value] = []
        swap(&work, &values)
        drain(&work)
    }

    /// Whether letting go of a value may let go of others.
    private static func mayNest(_ value: Value) -> Bool {
        switch value {
        case .list, .record, .function: true
        default: false
        }
    }

    private static func drain(_ work: inout [Value]) {
        while var value = work.popLast() {
            if var list = value.takeList() {
                if isKnownUniquelyReferenced(&list.storage) { take(&list.storage.elements, into: &work) }
            } else if var record = value.takeRecord() {
                guard isKnownUniquelyReferenced(&record.storage) else { continue }
                var fields = Array(record.storage.fields.values)
                record.storage.fields = [:]
                take(&fields, into: &work)
            } else if var function = value.takeFunction(), isKnownUniquelyReferenced(&function) {
                take(&function.captures, into: &work)
            }
        }
    }

    private static func take(_ elements: inout [Value], into work: inout [Value]) {
        var taken: [Value] = []
        swap(&taken, &elements)
        for element in taken where mayNest(element) { work.append(element) }
    }

    /// Captured variables, as long as no other function shares them.
    static func take(_ cells: inout [Cell], into work: inout [Value]) {
        while var cell = cells.popLast() {
            guard isKnownUniquelyReferenced(&cell), let value = cell.value, mayNest(value) else { continue }
            work.append(value)
            cell.value = nil
        }
    }

    static func release(_ cells: inout [Cell]) {
        var work: [Value] = []
        take(&cells, into: &work)
        if !work.isEmpty { drain(&work) }
    }
}
