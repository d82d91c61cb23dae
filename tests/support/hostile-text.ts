import fc from 'fast-check';

/**
 * Strings of what people abuse: joiners, marks, fillers, halves of pairs, between letters of many
 * scripts.
 */
export const hostileText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
      { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc
        .tuple(
          fc.constantFrom(
            'ᄀ',
            'ᅡ',
            'ᆨ',
            'a',
            '가',
            '\u0301',
            '\u200d',
            '\ufe0f',
            '👩',
            '\u3164',
            '\u202e',
            '\u{e0067}',
          ),
          fc.integer({ min: 1, max: 300 }),
        )
        .map(([unit, times]) => unit.repeat(times)),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
