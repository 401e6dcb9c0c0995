// Versions for processors with AVX2, and the choice between them and the plain ones.
#include "CByteScan.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define HECHA_AVX2 __attribute__((target("avx2,bmi,popcnt")))

HECHA_AVX2 static hecha_cell_count index_cells_avx2(
    const uint8_t *text, size_t count, uint8_t delimiter, uint32_t *ends, uint32_t *line_ends,
    size_t room
) {
    const __m256i feed = _mm256_set1_epi8('\n'), mark = _mm256_set1_epi8((char)delimiter);
    hecha_cell_count found = {0, 0};
    size_t index = 0;
    for (; index + 64 <= count && found.cells + 64 <= room; index += 64) {
        __m256i low = _mm256_loadu_si256((const __m256i *)(text + index));
        __m256i high = _mm256_loadu_si256((const __m256i *)(text + index + 32));
        __m256i low_feed = _mm256_cmpeq_epi8(low, feed), high_feed = _mm256_cmpeq_epi8(high, feed);
        uint64_t feeds = (uint32_t)_mm256_movemask_epi8(low_feed)
            | (uint64_t)(uint32_t)_mm256_movemask_epi8(high_feed) << 32;
        uint64_t bits = feeds | (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, mark))
            | (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, mark)) << 32;
        for (; feeds; feeds &= feeds - 1) {
            uint64_t below = (feeds & -feeds) - 1;
            line_ends[found.lines++] =
                (uint32_t)(found.cells + (size_t)__builtin_popcountll(bits & below));
        }
        size_t number = (size_t)__builtin_popcountll(bits);
        uint32_t *next = ends + found.cells;
        // Eight at a time: what is written beyond `number` is written over by the next block, and
        // there is room for 64 from `next` on.
        for (size_t written = 0; written < number; written += 8) {
            for (int step = 0; step < 8; step++) {
                next[written + (size_t)step] = (uint32_t)(index + _tzcnt_u64(bits));
                bits &= bits - 1;
            }
        }
        found.cells += number;
    }
    // The last bytes, or all that is left when there may be no room.
    hecha_cell_count rest = hecha_index_cells_plain(
        text + index, count - index, delimiter, ends + found.cells, line_ends + found.lines,
        room - found.cells);
    if (rest.cells > room - found.cells) {
        found.cells = room + 1;
        return found;
    }
    for (size_t cell = 0; cell < rest.cells; cell++) ends[found.cells + cell] += (uint32_t)index;
    for (size_t line = 0; line < rest.lines; line++)
        line_ends[found.lines + line] += (uint32_t)found.cells;
    found.cells += rest.cells;
    found.lines += rest.lines;
    return found;
}

// What two bytes behind each other may not be; Keiser and Lemire, Validating UTF-8 in less than one
// instruction per byte, Software: Practice and Experience 51 (2021), table 4.
enum {
    TOO_SHORT = 0x01, TOO_LONG = 0x02, OVERLONG_3 = 0x04, TOO_LARGE = 0x08, SURROGATE = 0x10,
    OVERLONG_2 = 0x20, OVERLONG_4 = 0x40, TWO_CONTINUATIONS = 0x80,
    // A lead beyond F4 is told by the same bit as a four-byte form that is too long.
    BEYOND = 0x40, CARRY = TOO_SHORT | TOO_LONG | TWO_CONTINUATIONS,
};

// The bytes `back` places before each of `now`; `then` are the 32 before them.
#define HECHA_BEHIND(now, then, back) \
    _mm256_alignr_epi8(now, _mm256_permute2x128_si256(then, now, 0x21), 16 - (back))

HECHA_AVX2 static __m256i utf8_errors(__m256i now, __m256i then) {
    const __m256i lead_high = _mm256_broadcastsi128_si256(_mm_setr_epi8(
        TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
        (char)TWO_CONTINUATIONS, (char)TWO_CONTINUATIONS, (char)TWO_CONTINUATIONS,
        (char)TWO_CONTINUATIONS, TOO_SHORT | OVERLONG_2, TOO_SHORT,
        TOO_SHORT | OVERLONG_3 | SURROGATE, TOO_SHORT | TOO_LARGE | BEYOND | OVERLONG_4));
    const char large = (char)(CARRY | TOO_LARGE | BEYOND);
    const __m256i lead_low = _mm256_broadcastsi128_si256(_mm_setr_epi8(
        (char)(CARRY | OVERLONG_2 | OVERLONG_3 | OVERLONG_4), (char)(CARRY | OVERLONG_2),
        (char)CARRY, (char)CARRY, (char)(CARRY | TOO_LARGE), large, large, large, large, large,
        large, large, large, (char)(large | SURROGATE), large, large));
    const char from_80 =
        (char)(TOO_LONG | OVERLONG_2 | TWO_CONTINUATIONS | OVERLONG_3 | BEYOND | OVERLONG_4);
    const char from_90 = (char)(TOO_LONG | OVERLONG_2 | TWO_CONTINUATIONS | OVERLONG_3 | TOO_LARGE);
    const char from_A0 = (char)(TOO_LONG | OVERLONG_2 | TWO_CONTINUATIONS | SURROGATE | TOO_LARGE);
    const __m256i next_high = _mm256_broadcastsi128_si256(_mm_setr_epi8(
        TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
        from_80, from_90, from_A0, from_A0, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT));
    const __m256i nibble = _mm256_set1_epi8(0x0F);
    __m256i one = HECHA_BEHIND(now, then, 1);
    __m256i pairs = _mm256_and_si256(
        _mm256_and_si256(
            _mm256_shuffle_epi8(lead_high, _mm256_and_si256(_mm256_srli_epi16(one, 4), nibble)),
            _mm256_shuffle_epi8(lead_low, _mm256_and_si256(one, nibble))),
        _mm256_shuffle_epi8(next_high, _mm256_and_si256(_mm256_srli_epi16(now, 4), nibble)));
    // Third bytes of three and more, fourth bytes of four: two continuations are right just there.
    __m256i third = _mm256_subs_epu8(
        HECHA_BEHIND(now, then, 2), _mm256_set1_epi8((char)(0xE0 - 0x80)));
    __m256i fourth = _mm256_subs_epu8(
        HECHA_BEHIND(now, then, 3), _mm256_set1_epi8((char)(0xF0 - 0x80)));
    __m256i expected = _mm256_and_si256(
        _mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));
    return _mm256_xor_si256(expected, pairs);
}

HECHA_AVX2 static int is_utf8_avx2(const uint8_t *text, size_t count) {
    __m256i then = _mm256_setzero_si256(), errors = _mm256_setzero_si256();
    size_t index = 0;
    for (; index + 32 <= count; index += 32) {
        __m256i now = _mm256_loadu_si256((const __m256i *)(text + index));
        errors = _mm256_or_si256(errors, utf8_errors(now, then));
        then = now;
    }
    // The last bytes with zeros behind them, which show up a character that isn't whole.
    uint8_t last[32] = {0};
    memcpy(last, text + index, count - index);
    __m256i now = _mm256_loadu_si256((const __m256i *)last);
    errors = _mm256_or_si256(errors, utf8_errors(now, then));
    // Thirty-two bytes hold at most 31 of text, so the last character has a zero behind it.
    return _mm256_testz_si256(errors, errors);
}

static int has_avx2(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi")
        && __builtin_cpu_supports("popcnt");
}

#endif

hecha_cell_count hecha_index_cells(
    const uint8_t *text, size_t count, uint8_t delimiter, uint32_t *ends, uint32_t *line_ends,
    size_t room
) {
#if defined(__x86_64__)
    if (has_avx2()) return index_cells_avx2(text, count, delimiter, ends, line_ends, room);
#endif
    return hecha_index_cells_plain(text, count, delimiter, ends, line_ends, room);
}

int hecha_is_utf8(const uint8_t *text, size_t count) {
#if defined(__x86_64__)
    if (has_avx2()) return is_utf8_avx2(text, count);
#endif
    return hecha_is_utf8_plain(text, count);
}
