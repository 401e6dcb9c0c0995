/// Where each character stands in a text of at most 64, one bit a place.
///
/// A small table on the stack; cost: 1.5 KiB to clear, then a step a character, and about one a
/// look-up. Scanning is faster for texts of a few characters.
struct CharacterMasks {
    /// Twice the characters there can be, so probing ends soon.
    private static let slots = 128
    /// Texts up to this length are better scanned.
    static let scanned = 12

    /// The character in each slot; look at it through its span (see `init`).
    private(set) var characters = InlineArray<128, UInt32>(repeating: 0)
    /// The places of each slot's character, zero for a free slot.
    private(set) var masks = InlineArray<128, UInt64>(repeating: 0)

    init(of text: Span<UInt32>) {
        // Through spans: a subscript of the arrays themselves copies them whole, in Swift 6.3.
        var characters = self.characters.mutableSpan
        var masks = self.masks.mutableSpan
        for place in text.indices {
            let slot = Self.slot(of: text[place], characters.span, masks.span)
            characters[slot] = text[place]
            masks[slot] |= 1 &<< UInt64(place)
        }
    }

    /// The places of a character in `text`, zero if it doesn't occur: looked up in a table's two
    /// spans, or found by scanning when these are empty.
    @inline(__always)
    static func places(
        of character: UInt32, in text: Span<UInt32>, _ characters: Span<UInt32>,
        _ masks: Span<UInt64>
    ) -> UInt64 {
        if !masks.isEmpty { return masks[slot(of: character, characters, masks)] }
        var mask: UInt64 = 0
        for place in text.indices {
            mask |= (text[place] == character ? 1 : 0) &<< UInt64(place)
        }
        return mask
    }

    /// The slot a character has, or would take.
    @inline(__always)
    private static func slot(
        of character: UInt32, _ characters: Span<UInt32>, _ masks: Span<UInt64>
    ) -> Int {
        var slot = Int(character) & (slots - 1)
        while masks[slot] != 0, characters[slot] != character { slot = (slot + 1) & (slots - 1) }
        return slot
    }
}
