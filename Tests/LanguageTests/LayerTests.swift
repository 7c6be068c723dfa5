import Testing

@testable import Language

private let gated = """
    layer gated(channels, scale: 2) {
        project = v -> v * scale
        floor = [channels, 1]
        def call(x, z) {
            if training { project(x) + z } else { project(x) - z + floor[0] }
        }
    }

    """

@Test func aLayerIsConstructedAndCalled() {
    #expect(shown(gated + "g = gated(100)\ng(3, 1)") == "105")
    #expect(shown(gated + "g = gated(100, scale: 3)\ng.floor") == "[100, 1]")
    #expect(shown(gated + "type(gated)") == "\"layer constructor\"")
    #expect(shown(gated + "type(gated(1))") == "\"layer\"")
}

@Test func theHostSeesBindingsAndSetsTraining() throws {
    let run = Run(gated + "outer = 5")
    guard case .function(let callable)? = run.interpreter.value(of: "gated"),
        let constructor = callable as? LayerConstructor
    else {
        Issue.record("no layer")
        return
    }
    let first = try constructor([.integer(100)])
    let second = try constructor([.integer(0)], named: [("scale", .integer(1))])
    #expect(first.bindings.map(\.name) == ["project", "floor"])
    first.isTraining = true
    #expect(first.isTraining)
    #expect(!second.isTraining)
    #expect(try first(.integer(3), .integer(1)).isEqual(.integer(7)))
    #expect(try second(.integer(3), .integer(1)).isEqual(.integer(2)))
    #expect(first.signature.text == "gated(x, z)")
}

@Test func trainingReachesLayersInside() throws {
    let run = Run(
        "layer a() { def call(x) { training } }\nlayer b() {\n inner = a()\n many = [a()]\n def call(x) { [inner(x), many[0](x)] } }\nlayer_b = b()\nlayer_b(1)"
    )
    #expect(run.last == "[false, false]")
    guard case .function(let callable)? = run.interpreter.value(of: "layer_b"), let layer = callable as? LayerInstance
    else {
        Issue.record("no layer")
        return
    }
    layer.isTraining = true
    #expect(try layer(.integer(1)).display(width: 80) == "[true, true]")
}

@Test func trainingMeansNothingOutside() {
    #expect(Run("training").rendered.contains("there is no `training` here"))
}
