import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitText } from '../../../src/platform/text/fit-text.ts';
import { countGraphemes, graphemesOf } from '../../../src/platform/text/graphemes.ts';
import { judgeText } from '../../../src/platform/text/judge-text.ts';
import { graphemeLimits, textLimits } from '../../../src/platform/text/text-limits.ts';
import { hostileText } from '../../support/hostile-text.ts';

const body = textLimits.chatBody;
const stored = (typed: string, limit: Parameters<typeof judgeText>[1] = body) => {
  const judged = judgeText(typed, limit);
  return judged.ok ? judged.text : judged.problem;
};

describe('a text that draws nothing is blank', () => {
  test.each([
    ['no letter', ''],
    ['white space of every width', ' \u00a0\u1680\u2003\u202f\u205f\u3000\t\r\n\u0085\u2028\u2029'],
    ['a Hangul filler', '\u3164'],
    ['half-width Hangul fillers', '\uffa0\uffa0'],
    ['fillers of old syllables', '\u115f\u1160'],
    ['a word joiner', '\u2060'],
    ['zero-width characters', '\u200b\u200c\u200d\ufeff'],
    ['a variation selector', '\ufe0f'],
    ['a late variation selector', '\u{e0100}'],
    ['tag characters', '\u{e0067}\u{e007f}'],
    ['a soft hyphen', '\u00ad'],
    ['a Braille pattern without dots', '\u2800\u2800'],
    ['a bell', '\u0007'],
    ['direction marks', '\u200e\u200f\u061c\u202e\u2066'],
    ['an invisible times sign', '\u2062'],
    ['the place of a pasted picture', '\ufffc'],
    ['a notehead without ink', '\u{1d159}'],
    ['blank hieroglyphs', '\u{13441}\u{13442}'],
    ['a combining mark alone', '\u0301'],
    ['an enclosing mark alone', '\u20e3'],
    ['a private character', '\ue000'],
    ['a noncharacter', '\uffff'],
    ['Mongolian selectors', '\u180b\u180e'],
    ['Khmer vowels that are not drawn', '\u17b4\u17b5'],
    ['a musical format character', '\u{1d173}'],
  ])('%s', (_name, typed) => expect(stored(typed)).toBe('blank'));

  test.each(['.', '?', '♥', '1', 'ㅋ', '가', '😀', '⠁', '🏳️‍🌈', '\u0301가'])('%j is not', (typed) => {
    expect(judgeText(typed, body).ok).toBe(true);
  });
});

describe('what is stored', () => {
  test.each([
    ['composed', '한글'.normalize('NFD'), '한글'],
    ['without blanks at its ends', '\u3000\u200b 가 나\u3164\u2800\n', '가 나'],
    ['without marks before its first letter', '\u0301 \u0302가\u0301', '가\u0301'],
    ['with Unix line breaks', '가\r\n나\r다\u2028라', '가\n나\n다\n라'],
    ['without direction controls', '\u202eелпмaxe\u202c \u2067가\u2069\u200f', 'елпмaxe 가'],
    ['without controls', '가\u0001나\u0007\u009f다', '가나다'],
    ['without zero-width characters inside', '달\u200b빛\u2060\ufeff\u00ad', '달빛'],
    ['with a space for a blank letter', '달\u3164빛', '달 빛'],
    ['with the glue of emoji', '👩🏻‍❤️‍💋‍👨🏻 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ ❤️', '👩🏻‍❤️‍💋‍👨🏻 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ ❤️'],
    ['with the joiners of Persian and Hindi', 'می\u200cخواهم क्\u200dष', 'می\u200cخواهم क्\u200dष'],
    ['with the variant of an ideograph', '葛\u{e0100}城', '葛\u{e0100}城'],
    ['with an old syllable without its first letter', '\u115fᅡ', '\u115fᅡ'],
    ['without a joiner between letters', '달\u200d빛\ufe0f', '달빛'],
  ])('is %s', (_name, typed, text) => expect(stored(typed)).toBe(text));

  test('is in one line where the field has no lines', () => {
    expect(stored('한여름\n밤의\t독서', textLimits.meetingTitle)).toBe('한여름 밤의 독서');
  });
});

describe('a text is too long', () => {
  test.each([
    ['2,001 letters of a message', '가'.repeat(2_001), body],
    ['2,001 emoji of a message', '📚'.repeat(2_001), body],
    ['61 letters of a title', '가'.repeat(61), textLimits.meetingTitle],
    ['61 families in a title', '👨‍👩‍👧‍👦'.repeat(61), textLimits.meetingTitle],
    ['60 pictures of ten code points', '👩🏻‍❤️‍💋‍👨🏻'.repeat(60), textLimits.meetingTitle],
    ['a nickname of 6,907 jamo', `${'ᄀ'.repeat(6_900)}abcdefg`, textLimits.nickname],
  ])('%s', (_name, typed, limit) => expect(stored(typed, limit)).toBe('too_long'));

  test.each([
    ['2,000 letters with blanks around', ` ${'가'.repeat(2_000)}${' \n'.repeat(3_000)}`, body],
    ['2,000 emoji', '📚'.repeat(2_000), body],
    ['2,000 decomposed letters', '각'.repeat(2_000).normalize('NFD'), body],
    ['60 families in a title', '👨‍👩‍👧‍👦'.repeat(60), textLimits.meetingTitle],
  ])('not %s', (_name, typed, limit) => expect(judgeText(typed, limit).ok).toBe(true));
});

describe('a text is piled', () => {
  test.each([
    ['conjoining jamo', 'ᄀ'.repeat(90).concat('ᄂ'), textLimits.meetingTitle],
    ['jamo again and again', `${'ᄀ'.repeat(20)}ᄂ `.repeat(13), textLimits.meetingTitle],
    ['five marks', 'q\u0301\u0302\u0303\u0304\u0305', body],
    ['marks in the whole message', `가${'\u0301\u0316'.repeat(900)}`, body],
    ['a chain of joined emoji', '👩\u200d'.repeat(20).concat('👩'), body],
    ['vowels on one consonant', `ᄀ${'ᅡ'.repeat(20)}`, body],
  ])('%s', (_name, typed, limit) => expect(stored(typed, limit)).toBe('piled'));

  test.each(['q\u0301\u0302\u0303\u0304', 'क्ष्म्यों', 'ที่นี่', 'בְּרֵאשִׁ֖ית', 'ᄒᆞᆫ글', 'Tiếng Việt'.normalize('NFD')])(
    'not %s',
    (typed) => expect(judgeText(typed, body).ok).toBe(true),
  );
});

test.each(['가\ud800나', '가\0나'])('%j is malformed', (typed) => {
  expect(stored(typed)).toBe('malformed');
});

test('what is taken keeps every bound, and is taken again unchanged', () => {
  fc.assert(
    fc.property(hostileText, fc.constantFrom(...Object.values(textLimits)), (typed, limit) => {
      const judged = judgeText(typed, limit);
      if (!judged.ok) return;
      const { text } = judged;
      expect([...text].length).toBeLessThanOrEqual(limit.codePoints);
      if ('graphemes' in limit) expect(countGraphemes(text)).toBeLessThanOrEqual(limit.graphemes);
      for (const grapheme of graphemesOf(text))
        expect([...grapheme].length).toBeLessThanOrEqual(graphemeLimits.codePoints);
      expect(text).not.toMatch(/\p{Bidi_Control}|(?!\n|\t)\p{Cc}|\p{M}{5}/u);
      expect(text).toBe(text.normalize('NFC').trim());
      expect(judgeText(text, limit)).toEqual(judged);
    }),
    { numRuns: 2_000 },
  );
});

test('what was fitted is taken as it is', () => {
  fc.assert(
    fc.property(hostileText, fc.constantFrom(...Object.values(textLimits)), (given, limit) => {
      const { text } = fitText(given, limit);
      if (text !== '') expect(judgeText(text, limit)).toEqual({ ok: true, text });
    }),
    { numRuns: 2_000 },
  );
});

describe('the time to judge a hostile text grows in proportion to its length', () => {
  const units = 50 * 65_536;
  const filled = (unit: string) => unit.repeat(Math.floor(units / unit.length));
  test.each([
    ['two kinds of marks', `a${filled('\u0301\u0316')}`],
    ['jamo', filled('ᄀ')],
    ['joined emoji', filled('👩\u200d')],
    ['blanks before a letter', `${filled(' ')}a`],
    ['blanks after a letter', `a${filled('\u3000')}`],
    ['blanks between letters', `a${filled(' ')}a`],
    ['direction controls', `${filled('\u202e')}a`],
    ['tag characters', filled('\u{1F3F4}\u{e0067}\u{e0067}')],
    ['ligatures that decompose into eighteen', filled('\ufdfa')],
    ['regional indicators', filled('🇰')],
    ['carriage returns', filled('\r')],
    ['fillers between jamo', filled('ᄀ\u1160')],
  ])('%s', (_name, typed) => {
    const from = performance.now();
    for (const limit of [textLimits.nickname, body]) judgeText(typed, limit);
    // Linear time is far below this bound for three million letters, and squared time far above.
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});
