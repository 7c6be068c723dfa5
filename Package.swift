// swift-tools-version: 6.1
// Targets stand floor by floor, as in Docs/Design/House.md; a test holds the sources to these arrows.
import PackageDescription

let package = Package(
    name: "reel",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "reel", targets: ["reel"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.1.0"),
    ],
    targets: [
        // C: small loops of our own, and a shim per library.
        .target(
            name: "CKernels", cSettings: [.unsafeFlags(["-O3", "-ffp-contract=off", "-fno-math-errno", "-fwrapv"])]),
        .target(name: "CEdit", linkerSettings: [.linkedLibrary("edit")]),
        .target(name: "COpenBLAS", linkerSettings: [.linkedLibrary("openblas")]),
        .target(name: "COneDNN", linkerSettings: [.linkedLibrary("dnnl")]),
        .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
        .target(name: "CDeflate", linkerSettings: [.linkedLibrary("deflate"), .linkedLibrary("z")]),

        // 0
        .target(name: "Foundations", dependencies: ["CKernels"]),
        .target(name: "Space"),
        .target(name: "Labels", dependencies: ["Space"]),
        .target(name: "Catalogue"),
        .target(name: "Language", dependencies: [.product(name: "OrderedCollections", package: "swift-collections")]),
        .target(
            name: "StandardLibrary", path: "stdlib", resources: [.embedInCode("modules"), .embedInCode("prelude.reel")]),

        // 1
        .target(name: "Tensors", dependencies: ["Foundations", "Catalogue", "CKernels", "COpenBLAS", "COneDNN"]),
        .target(
            name: "Volumes",
            dependencies: ["Tensors", "Labels", "Space", "Foundations", "Catalogue", "CZlib", "CDeflate"]),
        .target(name: "Plotting", dependencies: ["Foundations", "Catalogue", "CZlib"]),

        // 2
        .target(name: "Losses", dependencies: ["Tensors", "Labels", "Foundations", "Catalogue"]),
        .target(name: "Networks", dependencies: ["Tensors", "Labels", "Foundations", "Catalogue"]),
        .target(name: "Augmentation", dependencies: ["Tensors", "Volumes", "Labels", "Foundations", "Catalogue"]),
        .target(name: "Metrics", dependencies: ["Tensors", "Labels", "Foundations", "Catalogue"]),

        // 3
        .target(
            name: "Datasets",
            dependencies: ["Augmentation", "Tensors", "Volumes", "Labels", "Space", "Foundations", "Catalogue"]),

        // 4
        .target(
            name: "Training",
            dependencies: [
                "Datasets", "Networks", "Losses", "Augmentation", "Metrics", "Tensors", "Labels", "Foundations",
                "Catalogue",
            ]
        ),
        .target(
            name: "Uncertainty",
            dependencies: [
                "Networks", "Augmentation", "Metrics", "Volumes", "Tensors", "Labels", "Foundations", "Catalogue",
            ]
        ),

        // 5
        .target(
            name: "Builtins",
            dependencies: [
                "Training", "Uncertainty", "Datasets", "Losses", "Networks", "Augmentation", "Metrics", "Tensors",
                "Volumes", "Plotting", "Foundations", "Labels", "Space", "Catalogue", "Language", "StandardLibrary",
            ]
        ),

        // 6
        .target(
            name: "Session",
            dependencies: [
                "Builtins", "Plotting", "Tensors", "Language", "StandardLibrary", "Catalogue", "Foundations",
                "COneDNN", "COpenBLAS", "CZlib", "CDeflate",
            ]
        ),

        // 7
        .target(
            name: "Terminal",
            dependencies: [
                "Session", "Builtins", "Plotting", "Language", "Catalogue", "Foundations", "CEdit",
            ]
        ),

        // 8
        .executableTarget(
            name: "reel",
            dependencies: [
                "Terminal", "Session", "Language", "Foundations",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        // Tests: one target a room.
        .target(name: "TestSupport", dependencies: ["Tensors", "Foundations"], path: "Tests/TestSupport"),
        .testTarget(name: "FoundationsTests", dependencies: ["Foundations", "CKernels"]),
        .testTarget(name: "SpaceTests", dependencies: ["Space"]),
        .testTarget(name: "LabelsTests", dependencies: ["Labels", "Space"]),
        .testTarget(name: "LanguageTests", dependencies: ["Language", "TestSupport"]),
        .testTarget(
            name: "TensorsTests", dependencies: ["Tensors", "Catalogue", "CKernels", "Foundations", "TestSupport"]),
        .testTarget(
            name: "VolumesTests", dependencies: ["Volumes", "Catalogue", "Foundations", "Labels", "Space", "Tensors"],
            exclude: ["Goldens"]),
        .testTarget(name: "PlottingTests", dependencies: ["Plotting", "Catalogue", "Foundations", "CZlib"]),
        .testTarget(
            name: "LossesTests",
            dependencies: ["Losses", "Catalogue", "Foundations", "Tensors", "TestSupport", "Labels"]),
        .testTarget(
            name: "NetworksTests",
            dependencies: ["Networks", "Catalogue", "Foundations", "Tensors", "TestSupport", "Labels"]),
        .testTarget(
            name: "AugmentationTests",
            dependencies: ["Augmentation", "Catalogue", "Foundations", "Tensors", "Labels", "Space", "Volumes"]),
        .testTarget(
            name: "MetricsTests",
            dependencies: ["Metrics", "Catalogue", "Foundations", "Tensors", "Labels", "Volumes"],
            exclude: ["Goldens"]),
        .testTarget(
            name: "DatasetsTests",
            dependencies: [
                "Datasets", "Augmentation", "Catalogue", "Foundations", "Tensors", "Labels", "Space", "Volumes",
                "TestSupport",
            ]),
        .testTarget(
            name: "TrainingTests",
            dependencies: [
                "Training", "Catalogue", "Foundations", "Tensors", "Labels", "Volumes", "Networks", "Losses",
                "Augmentation", "Datasets", "TestSupport",
            ]),
        .testTarget(
            name: "UncertaintyTests",
            dependencies: [
                "Uncertainty", "Augmentation", "Catalogue", "Foundations", "Tensors", "Labels", "Space", "Volumes",
                "Networks", "Losses", "Datasets", "Metrics",
            ]),
        .testTarget(
            name: "BuiltinsTests",
            dependencies: [
                "Builtins", "Training", "Uncertainty", "Datasets", "Networks", "Losses", "Tensors", "Volumes",
                "Augmentation", "Catalogue", "Foundations", "Language", "StandardLibrary", "Plotting", "Labels",
                "Space",
            ]),
        .testTarget(
            name: "SessionTests",
            dependencies: [
                "Session", "Catalogue", "Foundations", "Language", "Builtins", "Plotting", "StandardLibrary",
            ]),
        .testTarget(
            name: "TerminalTests",
            dependencies: ["Terminal", "Builtins", "Catalogue", "Foundations", "Language", "Plotting"]),
        .testTarget(name: "HouseTests", dependencies: []),
    ],
    swiftLanguageModes: [.v6]
)
