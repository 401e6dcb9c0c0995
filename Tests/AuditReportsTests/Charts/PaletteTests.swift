import Foundation
import Testing

@testable import AuditReports

/// The colours of the pages: contrast after WCAG 2.2 (1.4.3, 1.4.11), and what is left of their
/// differences for eyes that lack one kind of cone.
@Suite("Palette")
struct PaletteTests {
    typealias Colour = (red: Double, green: Double, blue: Double)

    enum Scheme: String, CaseIterable { case light, dark, print }

    /// The custom properties of a scheme, by name.
    private func palette(_ scheme: Scheme) -> [String: Colour] {
        let sheet = String(decoding: PageStyle.sheet.bytes, as: UTF8.self)
        let blocks = sheet.split(separator: ":root{").dropFirst().map { $0.prefix { $0 != "}" } }
        var colours: [String: Colour] = [:]
        let wanted =
            switch scheme {
            case .light: [0]
            case .dark: [0, 1]
            case .print: [0, 2]
            }
        for block in wanted where block < blocks.count {
            for entry in blocks[block].split(separator: ";") {
                let parts = entry.split(separator: ":").map {
                    $0.trimmingCharacters(in: .whitespacesAndNewlines)
                }
                guard parts.count == 2, let colour = colour(parts[1]) else { continue }
                colours[String(parts[0].drop { $0 == "-" })] = colour
            }
        }
        return colours
    }

    private func colour(_ text: String) -> Colour? {
        guard text.hasPrefix("#") else { return nil }
        var digits = text.dropFirst().map(String.init)
        if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
        guard digits.count == 6, let value = Int(digits.joined(), radix: 16) else { return nil }
        return (
            Double(value >> 16) / 255, Double(value >> 8 & 255) / 255, Double(value & 255) / 255
        )
    }

    private func linear(_ value: Double) -> Double {
        value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }

    private func luminance(_ colour: Colour) -> Double {
        0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
    }

    private func contrast(_ one: Colour, _ other: Colour) -> Double {
        let (a, b) = (luminance(one), luminance(other))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    @Test("texts stand out from what they stand on", arguments: Scheme.allCases)
    func texts(scheme: Scheme) throws {
        let colours = palette(scheme)
        for ground in ["paper", "ground", "faint"] {
            for ink in ["ink", "soft", "accent", "confirmed", "provisional", "verify", "notice"] {
                let ratio = contrast(
                    try #require(colours[ink]), try #require(colours[ground]))
                #expect(ratio >= 4.5, "\(scheme) \(ink) on \(ground): \(ratio)")
            }
        }
        let differ = try #require(colours["differ"])
        for ink in ["ink", "differ-line"] {
            let ratio = contrast(try #require(colours[ink]), differ)
            #expect(ratio >= (ink == "ink" ? 4.5 : 3), "\(scheme) \(ink) on differ: \(ratio)")
        }
    }

    @Test("marks of charts stand out from the page", arguments: Scheme.allCases)
    func marks(scheme: Scheme) throws {
        let colours = palette(scheme)
        let paper = try #require(colours["paper"])
        for mark in ["confirmed", "provisional", "verify", "soft"] {
            let ratio = contrast(try #require(colours[mark]), paper)
            #expect(ratio >= 3, "\(scheme) \(mark): \(ratio)")
        }
    }

    /// Machado, Oliveira & Fernandes, A physiologically-based model for simulation of color vision
    /// deficiency, *IEEE TVCG* 15 (2009) 1291–1298: severity 1.0, in linear light.
    private static let cones: [(name: String, rows: [[Double]])] = [
        (
            "protanopia",
            [
                [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ]
        ),
        (
            "deuteranopia",
            [
                [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ]
        ),
    ]

    @Test("blue and orange stay apart for the colour-blind", arguments: Scheme.allCases)
    func colourBlind(scheme: Scheme) throws {
        let colours = palette(scheme)
        let one = try #require(colours["confirmed"])
        let other = try #require(colours["provisional"])
        for cone in Self.cones {
            let seen = { (colour: Colour) in
                let light = [colour.red, colour.green, colour.blue].map(linear)
                return cone.rows.map { row in zip(row, light).reduce(0) { $0 + $1.0 * $1.1 } }
            }
            let distance = zip(seen(one), seen(other)).reduce(0.0) {
                $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
            }.squareRoot()
            #expect(distance > 0.12, "\(scheme) \(cone.name): \(distance)")
        }
    }
}
