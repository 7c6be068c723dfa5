import Testing

@testable import Builtins

/// A label map, a volume and an annotation on one grid, and of each a twin on another one.
private func start(_ affine: String, size: String = "[3, 3]") -> String {
    """
    h = hierarchy({a: 1})
    here = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]
    there = \(affine)
    v = volume(ones([3, 3]), affine: here)
    w = volume(ones(\(size)), affine: there)
    m = label_map(tensor([[0, 1, 0], [1, 1, 1], [0, 0, 1]]), affine: here)
    n = label_map(ones(\(size)), affine: there)
    a = annotation(m, h)
    b = annotation(n, h)
    t = ones([3, 3])

    """
}

/// Whatever puts two values together that have a grid.
private let consumers = [
    "dataset([{image: v, annotation: b}])", "dataset([{image: w, annotation: a}])",
    "dataset([{image: v, annotation: a, truth: b}])", "dataset([{image: m, annotation: b}])",
    "dataset([{image: t, annotation: a, truth: b}])",
    "audit([{image: v, annotation: b}])",
    "evaluate(unet(levels: 2, features: 2, outputs: h), [{image: v, annotation: b}])",
    "with_overlay(dataset([{image: v, annotation: a}]), [n])",
    "annotation(m, h, ignore: n)", "annotation(masks: {a: m}, h, ignore: n)", "annotation(masks: {a: m}, h, ignore: w)",
    "annotation(masks: {a: m, b: n}, hierarchy({a: 1, b: 2}))", "atoms({a: m, b: n})",
    "v + w", "v - n", "m * n", "v / w", "v // w", "v % w", "v ^ w", "v == w", "m == n", "m != n", "v < n", "m >= w",
    "m & n", "v | n", "a.target(\"a\") * w", "v * b.known(\"a\")", "a.labels == n",
    "where(m, v, w)", "where(n, v, 0)", "where(m, 0, w)", "maximum(v, w)", "minimum(m, n)", "power(v, w)",
    "dice_score(m, n)", "iou_score(v, w)", "precision_score(m, n)", "recall_score(m, n)", "specificity_score(m, n)",
    "accuracy_score(m, n)", "volume_difference(m, n)", "absolute_volume_difference(m, n)", "hausdorff(m, n)",
    "hd95(m, n)", "assd(m, n)", "lesion_true_positive_rate(m, n)", "lesion_false_detection_rate(m, n)",
    "dice_score(m, m, mask: n)", "dice_score(t, m, mask: n)", "hd95(m, n, spacing: [1, 1])",
    "dice(v, n)", "binary_cross_entropy(v, n)", "dice(v, m, mask: n)", "combine([dice, binary_cross_entropy])(v, n)",
    "plot(v, labels: n)", "plot([v], labels: n)", "plot(n, labels: m)",
    "slice(volume(ones([3, 3, 2]), affine: there), 0) + slice(volume(ones([3, 3, 2]), affine: here), 1)",
]

@Test(arguments: consumers)
func gridsThatAreNotOneAreRefusedEverywhere(consumer: String) throws {
    let others = [
        ("orientation", "[[-1, 0, 0, 2], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]", "[3, 3]"),
        ("origin", "[[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 7], [0, 0, 0, 1]]", "[3, 3]"),
        ("spacing", "[[1, 0, 0, 0], [0, 2, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]", "[3, 3]"),
        ("size", "here", "[3, 4]"),
    ]
    for (difference, affine, size) in others where size == "[3, 3]" || !consumer.hasPrefix("slice") {
        let host = try TestHost()
        try host.run(start(affine, size: size))
        let found = try #require(host.problem(consumer), "\(consumer) takes another \(difference)")
        #expect(found.message.contains("stand on different grids: \(difference) "), "\(found.message)")
        #expect(found.kind == "shape")
        #expect(found.notes == ["resample(labels, like: image) brings labels onto the grid of an image"])
    }
}

@Test(arguments: consumers.dropLast())
func gridsThatAreOneGoTogether(consumer: String) throws {
    // A tenth of a voxel in all, and numbers without a place.
    let host = try TestHost()
    try host.run(start("[[1, 0, 0, 0.05], [0, 1, 0, 0.05], [0, 0, 1, 0.05], [0, 0, 0, 1]]"))
    // Ones everywhere are no mask that fits the others in an annotation of two masks.
    try host.run("n = label_map(m.tensor, affine: there)\nb = annotation(n, h)")
    let found = host.problem(consumer)
    #expect(found?.message.contains("grid") != true, "\(found?.message ?? "")")
    try host.run("n = n.tensor\nw = w.tensor\nb = annotation(n, h)")
    let numbers = host.problem(consumer)
    #expect(numbers?.message.contains("grid") != true, "\(numbers?.message ?? "")")
}

@Test(arguments: [
    ("v + 1", "volume 3 × 3, 1 × 2 mm, RA"), ("m == 1", "volume 3 × 3, 1 × 2 mm, RA"),
    ("m * 2", "label map 3 × 3, 1 × 2 mm, RA"), ("-m", "label map 3 × 3, 1 × 2 mm, RA"),
    ("m * 0.5", "volume 3 × 3, 1 × 2 mm, RA"), ("t * v", "volume 3 × 3, 1 × 2 mm, RA"),
    ("m & v", "volume 3 × 3, 1 × 2 mm, RA"), ("where(m == 1, 0, m)", "label map 3 × 3, 1 × 2 mm, RA"),
    ("where(t, v, 0)", "volume 3 × 3, 1 × 2 mm, RA"), ("maximum(0, m)", "label map 3 × 3, 1 × 2 mm, RA"),
    ("exp(v)", "volume 3 × 3, 1 × 2 mm, RA"), ("abs(m)", "label map 3 × 3, 1 × 2 mm, RA"),
    ("v[1:, :2]", "volume 2 × 2, 1 × 2 mm, RA"), ("m[:, ::2]", "label map 3 × 2, 1 × 4 mm, RA"),
    ("m[::-1, :]", "label map 3 × 3, 1 × 2 mm, LA"), ("v[0]", "tensor [3]"), ("v[0, 1]", "1.0"),
    ("a.target(\"a\")", "volume 3 × 3, 1 × 2 mm, RA"), ("a.labels", "label map 3 × 3, 1 × 2 mm, RA, 2 names"),
    ("annotation(m, h, ignore: 1).ignored", "volume 3 × 3, 1 × 2 mm, RA"),
    ("annotation(t * 0 + m.tensor, h).labels", "error"),
    ("annotation(masks: {a: m == 1}, h).target(\"a\")", "volume 3 × 3, 1 × 2 mm, RA"),
    ("annotation(m.tensor, h).target(\"a\")", "tensor [3, 3]"),
    ("annotation(m.tensor, h, ignore: v).labels", "label map 3 × 3, 1 × 2 mm, RA, 2 names"),
    ("dataset([{image: t, annotation: a}])[0].image", "volume 3 × 3, 1 × 2 mm, RA"),
    ("partially_annotate(a, drop: 1).labels", "label map 3 × 3, 1 × 2 mm, RA, 2 names"),
    ("volume(ones([3, 3, 2]), affine: here)[:, :, 1]", "volume 3 × 3, 1 × 2 mm, RA"),
    ("volume(ones([3, 3, 2]), affine: here, dims: 2)[..., 1]", "volume 3 × 3, 1 × 2 mm, RA"),
    ("v @ v", "tensor [3, 3]"), ("transpose(v)", "tensor [3, 3]"),
])
func whatIsMadeOfAnImageStandsWhereItDoes(script: String, summary: String) throws {
    let host = try TestHost()
    try host.run(start("here"))
    try host.run("here = [[1, 0, 0, 5], [0, 2, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]")
    try host.run("v = volume(ones([3, 3]), affine: here)\nm = label_map(m.tensor, affine: here)\na = annotation(m, h)")
    guard summary != "error" else {
        #expect(host.problem(script) != nil)
        return
    }
    try host.run("made = \(script)")
    let made = host.variables.first { $0.name == "made" }?.value.display(width: 100) ?? ""
    #expect(made.hasPrefix(summary), "\(made)")
}

@Test func aPartStandsAtItsVoxels() throws {
    let host = try TestHost()
    try host.run("v = volume(ones([4, 5, 6]), affine: [[2, 0, 0, 1], [0, 3, 0, 2], [0, 0, 4, 3], [0, 0, 0, 1]])")
    #expect(
        try host.run("v[1:, 2, ::-1].affine")
            == "[[2.0, 0.0, 0.0, 3.0], [0.0, 0.0, 3.0, 8.0], [0.0, -4.0, 0.0, 23.0], [0.0, 0.0, 0.0, 1.0]]")
    try host.run(
        "m = label_map(zeros([4, 5, 6]), affine: v.affine, table: {a: 1})\na = annotation(m, hierarchy({a: 1}))")
    #expect(try host.run("[a[1:, :4, 2].labels.affine == v[1:, :4, 2].affine, count(m[:, :, 0].table)]") == "[true, 1]")
    #expect(host.problem("v[1:] * a[:3].target(\"a\")")?.message.contains("origin") == true)
    #expect(host.problem("v[1:] * a[1:].target(\"a\")") == nil)
}
