// swift-tools-version: 6.1
import PackageDescription

// The linkage engine's own sources and one program, so that measuring them compiles nothing else.
let package = Package(
    name: "Comparators",
    platforms: [.macOS("26.0")],
    targets: [
        .target(name: "RecordLinkage"),
        .executableTarget(name: "CompareNames", dependencies: ["RecordLinkage"]),
    ],
    swiftLanguageModes: [.v6])
