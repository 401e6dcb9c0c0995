// swift-tools-version: 6.1
import PackageDescription

// Tests/FuzzReaders is a test target, and with HECHA_FUZZ=1 a program for libFuzzer: `make fuzz`.
let isFuzzing = Context.environment["HECHA_FUZZ"] != nil

let readersUnderTrial: [Target.Dependency] = [
    "AuditPipeline", "PenaltyScoring", "RegistryIntake", "RegistryModel", "RegistryRules", "CZlib",
]
let fuzzReaders: Target =
    isFuzzing
    ? .executableTarget(
        name: "FuzzReaders", dependencies: readersUnderTrial, path: "Tests/FuzzReaders",
        exclude: ["CrashFixtureTests.swift", "Crashes", "readers.dict"],
        // Its `main` is libFuzzer's.
        swiftSettings: [.unsafeFlags(["-parse-as-library"])])
    : .testTarget(
        name: "FuzzReaders", dependencies: readersUnderTrial,
        exclude: ["FuzzEntry.swift", "Crashes", "readers.dict"])

// The graph below is the architecture: data flows one way, and stages never import each other.
// `make lint` builds with --explicit-target-dependency-import-check error, so it can't drift.
let package = Package(
    name: "Hecha",
    platforms: [.macOS("26.0")],
    products: [.executable(name: "hecha", targets: ["hecha"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-crypto", "3.0.0"..<"5.0.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(
            name: "CLibZip", pkgConfig: "libzip",
            providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
        .systemLibrary(
            name: "CXLSXWriter", pkgConfig: "xlsxwriter",
            providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
        // Searches text for bytes with the processor's vector instructions.
        .target(name: "CByteScan"),
        // Tells the C library's allocator to keep what is freed; header only.
        .target(name: "CAllocator"),
        .target(name: "RegistryModel"),
        .target(
            name: "RegistryIntake",
            dependencies: ["RegistryModel", "CByteScan", "CLibXML2", "CZlib", "CLibZip"]),
        .target(name: "RegistryRules", dependencies: ["RegistryModel"]),
        .target(name: "RecordLinkage"),
        .target(name: "BirthMatching", dependencies: ["RegistryModel", "RecordLinkage"]),
        .target(
            name: "PublishedTables", path: "Schemas/penalty-tables",
            resources: [.embedInCode("nayong-2013.yaml")]),
        .target(
            name: "PenaltyScoring", dependencies: ["RegistryModel", "PublishedTables", "Yams"]),
        .target(name: "SpotChecks", dependencies: ["RegistryModel"]),
        // Output that appears in its place whole or not at all.
        .target(name: "StagedFiles"),
        .target(
            name: "CaseLedger",
            dependencies: [
                "RegistryModel", "StagedFiles", .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .target(
            name: "AuditReports", dependencies: ["RegistryModel", "CXLSXWriter", "CLibZip"]),
        .target(name: "SyntheticCounty"),
        .target(
            name: "AuditPipeline",
            dependencies: [
                "CAllocator", "RegistryModel", "RegistryIntake", "RegistryRules", "RecordLinkage",
                "BirthMatching", "PenaltyScoring", "CaseLedger", "SpotChecks", "AuditReports",
                "StagedFiles", "Yams",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .executableTarget(
            name: "hecha",
            dependencies: [
                "AuditPipeline", "AuditReports", "CAllocator", "CaseLedger", "RegistryIntake",
                "RegistryModel", "RecordLinkage", "RegistryRules", "SpotChecks",
                "SyntheticCounty",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        // What several test targets share; no product depends on it.
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(name: "RegistryModelTests", dependencies: ["RegistryModel", "TestSupport"]),
        .testTarget(
            name: "RegistryIntakeTests",
            dependencies: ["RegistryIntake", "RegistryModel", "CByteScan", "TestSupport"],
            exclude: ["Fixtures"]),
        .testTarget(
            name: "RegistryRulesTests",
            dependencies: ["RegistryRules", "RegistryModel", "TestSupport"]),
        .testTarget(
            name: "RecordLinkageTests", dependencies: ["RecordLinkage", "TestSupport"]),
        .testTarget(
            name: "BirthMatchingTests",
            dependencies: ["BirthMatching", "RecordLinkage", "RegistryModel", "TestSupport"]),
        .testTarget(
            name: "PenaltyScoringTests",
            dependencies: ["PenaltyScoring", "PublishedTables", "RegistryModel", "Yams"]),
        .testTarget(name: "StagedFilesTests", dependencies: ["StagedFiles", "TestSupport"]),
        .testTarget(
            name: "CaseLedgerTests",
            dependencies: [
                "CaseLedger", "RegistryModel", "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "AuditReportsTests",
            dependencies: ["AuditReports", "PenaltyScoring", "RegistryModel", "TestSupport"]),
        .testTarget(
            name: "SpotChecksTests", dependencies: ["SpotChecks", "RegistryModel", "TestSupport"]),
        .testTarget(
            name: "SyntheticCountyTests", dependencies: ["SyntheticCounty", "TestSupport"]),
        .testTarget(
            name: "AuditPipelineTests",
            dependencies: [
                "AuditPipeline", "AuditReports", "RegistryModel", "RegistryRules", "TestSupport",
                "Yams",
            ]),
        .testTarget(name: "CommandTests", dependencies: ["hecha", "TestSupport"]),
        fuzzReaders,
    ],
    swiftLanguageModes: [.v6]
)
