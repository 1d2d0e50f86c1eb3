// swift-tools-version: 6.2
import PackageDescription

// Every warning is an error: a warning nobody reads is a fault nobody finds.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "nagarezu",
  products: [
    .executable(name: "nagarezu", targets: ["nagarezu"]),
    .executable(name: "nagarezu-draw", targets: ["nagarezu-draw"]),
    .library(name: "NagarezuCore", targets: ["NagarezuCore"]),
    // For what measures figures; nobody else needs them apart from the program.
    .library(
      name: "NagarezuFigures", targets: ["NagarezuFigures", "NagarezuDrawing", "NagarezuSource"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    // What we know and what follows from it. A program could embed it alone.
    .target(name: "NagarezuCore", swiftSettings: strict),
    // The only place that knows YAML and positions.
    .target(
      name: "NagarezuSource", dependencies: ["NagarezuCore", "Yams"], swiftSettings: strict),
    // What every form of text needs: escaping, phrases, excerpts, JSON, markup. Pure, like the two below.
    .target(name: "NagarezuText", dependencies: ["NagarezuCore"], swiftSettings: strict),
    // Verdicts, answers and comparisons, written down; a type a format.
    .target(
      name: "NagarezuReports", dependencies: ["NagarezuCore", "NagarezuText"],
      swiftSettings: strict),
    // Tables in a database. The only place that knows SQL, over the system's libsqlite3.
    .target(
      name: "NagarezuStore",
      dependencies: [
        "NagarezuCore", "NagarezuText", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    // The figure, from the scene to SVG and the forms that can be edited.
    .target(
      name: "NagarezuFigures", dependencies: ["NagarezuCore", "NagarezuText"],
      swiftSettings: strict),
    // Debian's libgvc and libcgraph.
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"])]),
    // Debian's librsvg with cairo's PDF and PNG surfaces.
    .systemLibrary(
      name: "CRsvg", pkgConfig: "librsvg-2.0", providers: [.apt(["librsvg2-dev"])]),
    // Both ends of the talk with nagarezu-draw, and the child process that bounds it. Links no C.
    .target(
      name: "NagarezuDrawing", dependencies: ["NagarezuCore", "NagarezuFigures"],
      swiftSettings: strict),
    // Puts new files in the place of old ones, whole or not at all, one or a set. Knows nothing of what is in them.
    .target(name: "NagarezuWriting", dependencies: ["NagarezuCore"], swiftSettings: strict),
    // The only place that touches C: places and pixels.
    .target(
      name: "NagarezuGraphviz",
      dependencies: [
        "NagarezuCore", "NagarezuText", "NagarezuFigures", "NagarezuDrawing", "CGraphviz", "CRsvg",
      ],
      swiftSettings: strict),
    // The child that draws, found beside nagarezu: a run that only checks links no drawing.
    .executableTarget(
      name: "nagarezu-draw", dependencies: ["NagarezuGraphviz"], swiftSettings: strict),
    // Debian's libxlsxwriter.
    .systemLibrary(
      name: "CXlsxwriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    // The only place that knows spreadsheets.
    .target(
      name: "NagarezuSheets", dependencies: ["NagarezuCore", "NagarezuText", "CXlsxwriter"],
      swiftSettings: strict),
    // Browsers of this machine, answered from a few fixed names, and no others. Knows no models; the only place with sockets of a network.
    .target(
      name: "NagarezuViewServer", dependencies: ["NagarezuCore"],
      resources: [
        .embedInCode("Assets/live.js"), .embedInCode("Assets/edit.js"),
        .embedInCode("Assets/live.css"),
      ],
      swiftSettings: strict),
    // What editors ask and are told, as values of their protocol; reads and writes nothing itself.
    .target(
      name: "NagarezuLanguageServer",
      dependencies: ["NagarezuCore", "NagarezuSource", "NagarezuText"], swiftSettings: strict),
    // The HTML page over every answer; its scripts and style sheet are files that are built in.
    .target(
      name: "NagarezuPage",
      dependencies: ["NagarezuCore", "NagarezuText", "NagarezuReports", "NagarezuFigures"],
      resources: [
        .embedInCode("Assets/base.js"), .embedInCode("Assets/address.js"),
        .embedInCode("Assets/marks.js"), .embedInCode("Assets/zoom.js"),
        .embedInCode("Assets/cards.js"), .embedInCode("Assets/days.js"),
        .embedInCode("Assets/ask.js"), .embedInCode("Assets/tables.js"),
        .embedInCode("Assets/start.js"), .embedInCode("Assets/page.css"),
      ],
      swiftSettings: strict),
    // Flags, files, exit codes; one short file a command.
    .executableTarget(
      name: "nagarezu",
      dependencies: [
        "NagarezuCore", "NagarezuSource", "NagarezuText", "NagarezuReports", "NagarezuStore",
        "NagarezuFigures", "NagarezuDrawing", "NagarezuSheets", "NagarezuWriting",
        "NagarezuLanguageServer", "NagarezuPage", "NagarezuViewServer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // Marks, builders, and the slow engine that judges the fast one.
    .target(
      name: "TestSupport", dependencies: ["NagarezuCore", "NagarezuSource", "NagarezuText"],
      path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "NagarezuCoreTests", dependencies: ["NagarezuCore", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "NagarezuSourceTests", dependencies: ["NagarezuSource", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "NagarezuTextTests", dependencies: ["NagarezuText", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "NagarezuReportsTests",
      dependencies: ["NagarezuReports", "NagarezuText", "NagarezuSource", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "NagarezuStoreTests",
      dependencies: [
        "NagarezuStore", "NagarezuReports", "NagarezuText", "NagarezuSource", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "NagarezuFiguresTests",
      dependencies: [
        "NagarezuFigures", "NagarezuReports", "NagarezuText", "NagarezuSource", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "NagarezuWritingTests", dependencies: ["NagarezuWriting", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "NagarezuGraphvizTests",
      dependencies: [
        "NagarezuGraphviz", "NagarezuDrawing", "NagarezuFigures", "NagarezuText", "nagarezu-draw",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "NagarezuSheetsTests",
      dependencies: [
        "NagarezuSheets", "NagarezuReports", "NagarezuText", "NagarezuSource", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "NagarezuLanguageServerTests",
      dependencies: ["NagarezuLanguageServer", "NagarezuSource", "NagarezuText", "TestSupport"],
      swiftSettings: strict),
    // The page in Debian's Chromium: `make test` installs it, and without it these tests fail.
    .testTarget(
      name: "PageTests", dependencies: ["nagarezu", "nagarezu-draw", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "NagarezuViewServerTests", dependencies: ["NagarezuViewServer", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "nagarezu", "nagarezu-draw", "NagarezuReports", "NagarezuStore", "NagarezuFigures",
        "TestSupport",
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
