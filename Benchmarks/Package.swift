// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who builds or tests Nagarezu fetches the harness.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "nagarezu", path: ".."),
    // Without traits: times only. Its allocation counters replace malloc, which we do not want to measure.
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    // Models of a given size, built in code; each family grows in one direction.
    .target(
      name: "Families", dependencies: [.product(name: "NagarezuCore", package: "nagarezu")],
      swiftSettings: strict),
    // The engine by the harness: percentiles, and baselines to compare a change with.
    .executableTarget(
      name: "Engine",
      dependencies: [
        "Families", .product(name: "NagarezuCore", package: "nagarezu"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Engine", swiftSettings: strict,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    // What the harness cannot say: a whole process from start to exit, and how time grows with size.
    .executableTarget(
      name: "Measure",
      dependencies: [
        "Families", .product(name: "NagarezuCore", package: "nagarezu"),
        .product(name: "NagarezuFigures", package: "nagarezu"),
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
