import Testing

@testable import Language

/// A vector with value semantics that counts how often its storage is copied.
struct Vector: IndexAssignable, HasAssignableMembers, HasOperators, Iterable {
    final class Storage {
        var numbers: [Double]
        init(_ numbers: [Double]) { self.numbers = numbers }
    }

    var storage: Storage
    var label = ""
    nonisolated(unsafe) static var copies = 0

    init(_ numbers: [Double]) { storage = Storage(numbers) }

    var typeName: String { "vector" }
    var summary: String { "vector \(storage.numbers)" }
    var count: Int { storage.numbers.count }
    var elementCount: Int { count }
    var memberNames: [String] { ["label", "size"] }

    func element(at position: Int) throws -> Value { .float(storage.numbers[position]) }

    func element(at indices: [Index]) throws -> Value {
        guard indices.count == 1 else { throw Refusal(message: "one index, \(indices.count) given") }
        switch indices[0] {
        case .value(.integer(let position)): return .float(storage.numbers[position])
        case .slice(let start, let stop, _):
            return .object(Vector(Array(storage.numbers[(start ?? 0)..<(stop ?? count)])))
        default: return .object(self)
        }
    }

    mutating func assign(_ value: Value, at indices: [Index]) throws {
        guard case .value(.integer(let position)) = indices[0], case .float(let number) = value else {
            throw Refusal(message: "a vector holds floats")
        }
        if !isKnownUniquelyReferenced(&storage) {
            Vector.copies += 1
            storage = Storage(storage.numbers)
        }
        storage.numbers[position] = number
    }

    func member(_ name: String) throws -> Value? {
        switch name {
        case "size": .integer(count)
        case "label": .string(label)
        default: nil
        }
    }

    mutating func assign(_ value: Value, member name: String) throws {
        guard name == "label", case .string(let text) = value else { throw Refusal(message: "`\(name)` is fixed") }
        label = text
    }

    static func apply(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value? {
        guard case .object(let a as Vector) = left else {
            return operation == .multiply ? try apply(operation, right, left) : nil
        }
        switch (operation, right) {
        case (.multiply, .float(let factor)): return .object(Vector(a.storage.numbers.map { $0 * factor }))
        case (.less, .float(let bound)): return .object(Vector(a.storage.numbers.map { $0 < bound ? 1 : 0 }))
        case (.equal, .object(let b as Vector)): return .boolean(a.storage.numbers == b.storage.numbers)
        case (.add, .object(let b as Vector)):
            guard a.count == b.count else { throw Refusal(message: "sizes \(a.count) and \(b.count)") }
            return .object(Vector(Swift.zip(a.storage.numbers, b.storage.numbers).map { $0 + $1 }))
        default: return nil
        }
    }

    static func apply(_ operation: UnaryOperator, _ operand: Value) throws -> Value? {
        guard operation == .negate, case .object(let a as Vector) = operand else { return nil }
        return .object(Vector(a.storage.numbers.map { -$0 }))
    }
}

private nonisolated(unsafe) let vector = NativeFunction(Signature("vector", [.init("numbers")])) { arguments, _ in
    .object(Vector(try arguments.numbers("numbers")))
}
private nonisolated(unsafe) let stretch = NativeFunction(
    Signature("stretch", [.init("v"), .init("by", default: .float(2))])
) {
    arguments, _ in
    let vector = try arguments.object("v", as: Vector.self, "vector")
    let factor = try arguments.number("by")
    guard factor > 0 else { throw Refusal(message: "by must be positive", argument: "by") }
    return .object(Vector(vector.storage.numbers.map { $0 * factor }))
}

private func run(_ text: String) -> Run {
    Run(text, builtins: [("vector", .function(vector)), ("stretch", .function(stretch))])
}

@Suite(.serialized) struct HostObjectTests {
    @Test func objectsAreIndexedAndHaveMembersAndOperators() {
        #expect(run("v = vector([1, 2, 3])\nv[1]").last == "2.0")
        #expect(run("v = vector([1, 2, 3])\nv[1:]").last == "vector [2.0, 3.0]")
        #expect(run("v = vector([1, 2, 3])\nv[0..2]").last == "vector [1.0, 2.0]")
        #expect(
            run("v = vector([1])\n[v * 2.0, 2.0 * v, -v, v.size]").last
                == "[vector [2.0], vector [2.0], vector [-1.0], 1]")
        #expect(run("vector([1]) == vector([1])").last == "true")
        #expect(run("s = 0.0\nfor x in vector([1, 2]) { s += x }\ns").last == "3.0")
        #expect(run("a, b = vector([1, 2])\nb").last == "2.0")
        #expect(run("count(vector([1, 2]))").last == "2")
        #expect(run("vector([1, 2]).map(x -> x + 1)").last == "[2.0, 3.0]")
        #expect(run("vector([1]).stretch(by: 3)").last == "vector [3.0]")
    }

    @Test func objectsAreChangedInPlaceWhenNobodyElseHoldsThem() {
        Vector.copies = 0
        #expect(run("v = vector([1, 2])\nfor i in 0..9 { v[0] = 5.0 }\nv[1] += 1.0\nv").last == "vector [5.0, 3.0]")
        #expect(Vector.copies == 0)
        #expect(run("r = {v: vector([1, 2])}\nr.v[0] = 4.0\nr.v").last == "vector [4.0, 2.0]")
        #expect(Vector.copies == 0)
        #expect(run("a = vector([1, 2])\nb = a\nb[0] = 9.0\n[a, b]").last == "[vector [1.0, 2.0], vector [9.0, 2.0]]")
        #expect(Vector.copies == 1)
        #expect(run("v = vector([1])\nv.label = \"a\"\nv.label").last == "\"a\"")
    }

    @Test func errorsOfTheHostGetTheirPlace() {
        #expect(
            run("stretch(vector([1]), by: -1)").rendered == """
                test.reel:1:26: error: by must be positive
                  1 | stretch(vector([1]), by: -1)
                    |                          ^^
                """)
        #expect(
            run("vector([1]) + vector([1, 2])").rendered == """
                test.reel:1:1: error: sizes 1 and 2
                  1 | vector([1]) + vector([1, 2])
                    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                """)
        #expect(run("v = vector([1])\nv[0, 1]").rendered.contains("test.reel:2:1: error: one index, 2 given"))
        #expect(run("v = vector([1])\nv.size = 2").rendered.contains("test.reel:2:3: error: `size` is fixed"))
        #expect(run("v = vector([1])\ntry { v[0] = 1 } catch p { p.kind }\n").last == "\"host\"")
        #expect(run("v = vector([1])\ntry { v[0] = 1 } catch p { }\nv").last == "vector [1.0]")
        #expect(run("vector([1]).siz").rendered.contains("did you mean `size`?"))
        #expect(run("stretch(3)").rendered.contains("stretch expects a vector for `v`, found an integer"))
    }

    @Test func logicOnObjectsNamesTheirOperators() {
        #expect(
            run("vector([1]) < 2.0 and true").rendered == """
                test.reel:1:1: error: `and` needs true or false, found a vector
                  1 | vector([1]) < 2.0 and true
                    | ^^^^^^^^^^^^^^^^^
                  note: masks and label sets are combined with `&`
                """)
        #expect(run("if vector([1]) { 1 }").rendered.contains("a condition is true or false, this is a vector"))
        #expect(run("0.0 < 1.0 < vector([1])").rendered.contains("does not apply"))
    }
}
