// Finds bytes in text, sixteen at a time where the machine has the instructions for it, and in the
// two places where it matters thirty-two at a time on processors with AVX2 (`scan.c`).
//
// Every function reads exactly `count` bytes from `text` and nothing behind them. They keep no
// state and allocate nothing. `ByteScan.swift` is their only caller.

#ifndef HECHA_BYTE_SCAN_H
#define HECHA_BYTE_SCAN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// What a run of text holds besides plain characters.
typedef struct {
    size_t line_feeds;
    size_t quotes;
    // Bytes below 0x20 that are neither tab, line feed nor carriage return.
    size_t controls;
    // Bytes from 0x80 on.
    size_t high;
} hecha_byte_census;

static inline hecha_byte_census hecha_take_census(const uint8_t *text, size_t count) {
    hecha_byte_census census = {0, 0, 0, 0};
    size_t index = 0;
#if defined(__SSE2__)
    const __m128i feed = _mm_set1_epi8('\n'), quote = _mm_set1_epi8('"');
    const __m128i tab = _mm_set1_epi8('\t'), turn = _mm_set1_epi8('\r');
    const __m128i last_control = _mm_set1_epi8(0x1F), zero = _mm_setzero_si128();
    while (index + 16 <= count) {
        // A byte counts up to 255 before its sum is widened.
        __m128i feeds = zero, quotes = zero, controls = zero, highs = zero;
        size_t end = index + 16 * 255;
        if (end > count) end = count;
        for (; index + 16 <= end; index += 16) {
            __m128i bytes = _mm_loadu_si128((const __m128i *)(text + index));
            __m128i is_feed = _mm_cmpeq_epi8(bytes, feed);
            feeds = _mm_sub_epi8(feeds, is_feed);
            quotes = _mm_sub_epi8(quotes, _mm_cmpeq_epi8(bytes, quote));
            __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(bytes, last_control), bytes);
            __m128i lawful = _mm_or_si128(
                is_feed, _mm_or_si128(_mm_cmpeq_epi8(bytes, tab), _mm_cmpeq_epi8(bytes, turn)));
            controls = _mm_sub_epi8(controls, _mm_andnot_si128(lawful, low));
            highs = _mm_sub_epi8(highs, _mm_cmplt_epi8(bytes, zero));
        }
        __m128i sum = _mm_sad_epu8(feeds, zero);
        census.line_feeds += (size_t)_mm_cvtsi128_si64(sum)
            + (size_t)_mm_cvtsi128_si64(_mm_srli_si128(sum, 8));
        sum = _mm_sad_epu8(quotes, zero);
        census.quotes += (size_t)_mm_cvtsi128_si64(sum)
            + (size_t)_mm_cvtsi128_si64(_mm_srli_si128(sum, 8));
        sum = _mm_sad_epu8(controls, zero);
        census.controls += (size_t)_mm_cvtsi128_si64(sum)
            + (size_t)_mm_cvtsi128_si64(_mm_srli_si128(sum, 8));
        sum = _mm_sad_epu8(highs, zero);
        census.high += (size_t)_mm_cvtsi128_si64(sum)
            + (size_t)_mm_cvtsi128_si64(_mm_srli_si128(sum, 8));
    }
#endif
    for (; index < count; index++) {
        uint8_t byte = text[index];
        census.line_feeds += byte == '\n';
        census.quotes += byte == '"';
        census.controls += byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r';
        census.high += byte >= 0x80;
    }
    return census;
}

// Cells and lines found in a text.
typedef struct {
    size_t cells;
    size_t lines;
} hecha_cell_count;

// Writes the offset of each byte that is `delimiter` or a line feed to `ends`, ascending, and for
// each line feed its place in `ends` to `line_ends`. Both must have room for `room` numbers. When
// there are more than `room`, `cells` is `room + 1` and what was written counts for nothing.
static inline hecha_cell_count hecha_index_cells_plain(
    const uint8_t *text, size_t count, uint8_t delimiter, uint32_t *ends, uint32_t *line_ends,
    size_t room
) {
    hecha_cell_count found = {0, 0};
    size_t index = 0;
#if defined(__SSE2__)
    const __m128i feed = _mm_set1_epi8('\n'), mark = _mm_set1_epi8((char)delimiter);
    for (; index + 64 <= count && found.cells + 64 <= room; index += 64) {
        uint64_t feeds = 0, bits = 0;
        for (int part = 0; part < 4; part++) {
            __m128i bytes = _mm_loadu_si128((const __m128i *)(text + index + 16 * part));
            __m128i is_feed = _mm_cmpeq_epi8(bytes, feed);
            __m128i hit = _mm_or_si128(is_feed, _mm_cmpeq_epi8(bytes, mark));
            feeds |= (uint64_t)(uint32_t)_mm_movemask_epi8(is_feed) << (16 * part);
            bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(hit) << (16 * part);
        }
        for (; feeds; feeds &= feeds - 1) {
            uint64_t below = (feeds & -feeds) - 1;
            line_ends[found.lines++] =
                (uint32_t)(found.cells + (size_t)__builtin_popcountll(bits & below));
        }
        for (; bits; bits &= bits - 1)
            ends[found.cells++] = (uint32_t)(index + (size_t)__builtin_ctzll(bits));
    }
#endif
    for (; index < count; index++) {
        if (text[index] != '\n' && text[index] != delimiter) continue;
        if (found.cells == room) {
            found.cells = room + 1;
            return found;
        }
        if (text[index] == '\n') line_ends[found.lines++] = (uint32_t)found.cells;
        ends[found.cells++] = (uint32_t)index;
    }
    return found;
}

// How many bytes from the start are below 0x80.
static inline size_t hecha_ascii_prefix(const uint8_t *text, size_t count) {
    size_t index = 0;
#if defined(__SSE2__)
    for (; index + 16 <= count; index += 16) {
        int mask = _mm_movemask_epi8(_mm_loadu_si128((const __m128i *)(text + index)));
        if (mask) return index + (size_t)__builtin_ctz((unsigned)mask);
    }
#endif
    while (index < count && text[index] < 0x80) index++;
    return index;
}

// True when the text is valid UTF-8 (Unicode 15, table 3-7) from start to end.
static inline int hecha_is_utf8_plain(const uint8_t *text, size_t count) {
    size_t index = 0;
    while (index < count) {
        if (text[index] < 0x80) {
            index += hecha_ascii_prefix(text + index, count - index);
            continue;
        }
        uint8_t lead = text[index];
        size_t left = count - index;
        // Chinese is three bytes nearly always, and comes in runs.
        if (lead > 0xE0 && lead < 0xED && left >= 3) {
            if ((text[index + 1] & 0xC0) != 0x80 || (text[index + 2] & 0xC0) != 0x80) return 0;
            index += 3;
            continue;
        }
        size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || left < length) return 0;
        uint8_t lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        uint8_t highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (text[index + 1] < lowest || text[index + 1] > highest) return 0;
        for (size_t step = 2; step < length; step++)
            if ((text[index + step] & 0xC0) != 0x80) return 0;
        index += length;
    }
    return 1;
}

// What a run of XML text holds that matters for cutting it.
typedef struct {
    size_t line_feeds;
    // Not 0 when `<!` or `<?` stands in it.
    int sections;
} hecha_markup_survey;

static inline hecha_markup_survey hecha_survey_markup(const uint8_t *text, size_t count) {
    hecha_markup_survey survey = {0, 0};
    size_t index = 0;
#if defined(__SSE2__)
    const __m128i feed = _mm_set1_epi8('\n'), open = _mm_set1_epi8('<');
    const __m128i bang = _mm_set1_epi8('!'), mark = _mm_set1_epi8('?');
    const __m128i zero = _mm_setzero_si128();
    __m128i sections = zero;
    // Each byte is looked at with the one behind it.
    while (index + 17 <= count) {
        // A byte counts up to 255 before its sum is widened.
        __m128i feeds = zero;
        size_t end = index + 16 * 255 + 1;
        if (end > count) end = count;
        for (; index + 17 <= end; index += 16) {
            __m128i bytes = _mm_loadu_si128((const __m128i *)(text + index));
            __m128i next = _mm_loadu_si128((const __m128i *)(text + index + 1));
            feeds = _mm_sub_epi8(feeds, _mm_cmpeq_epi8(bytes, feed));
            __m128i section = _mm_or_si128(_mm_cmpeq_epi8(next, bang), _mm_cmpeq_epi8(next, mark));
            sections = _mm_or_si128(
                sections, _mm_and_si128(_mm_cmpeq_epi8(bytes, open), section));
        }
        __m128i sum = _mm_sad_epu8(feeds, zero);
        survey.line_feeds += (size_t)_mm_cvtsi128_si64(sum)
            + (size_t)_mm_cvtsi128_si64(_mm_srli_si128(sum, 8));
    }
    survey.sections = _mm_movemask_epi8(sections);
#endif
    for (; index < count; index++) {
        survey.line_feeds += text[index] == '\n';
        survey.sections |= text[index] == '<' && index + 1 < count
            && (text[index + 1] == '!' || text[index + 1] == '?');
    }
    return survey;
}

// The same two, chosen by what the processor can do.
hecha_cell_count hecha_index_cells(
    const uint8_t *text, size_t count, uint8_t delimiter, uint32_t *ends, uint32_t *line_ends,
    size_t room);
int hecha_is_utf8(const uint8_t *text, size_t count);

// Offset one past the last line feed; 0 without one.
static inline size_t hecha_after_last_line_feed(const uint8_t *text, size_t count) {
    while (count > 0 && text[count - 1] != '\n') count--;
    return count;
}

#endif
