/**
 * Scripts whose spelling needs joiners between letters: Arabic, Syriac, Mongolian and those of the
 * Brahmi family.
 */
const joiningScripts = [
  ...['Arab', 'Syrc', 'Mong', 'Deva', 'Beng', 'Guru', 'Gujr', 'Orya'],
  ...['Taml', 'Telu', 'Knda', 'Mlym', 'Sinh', 'Mymr', 'Khmr', 'Tibt'],
]
  .map((script) => `\\p{Script=${script}}`)
  .join('');

/** Invisible characters that are needed beside another character. */
const needed = [
  // Emoji: flags of regions, joined emoji, the choice between emoji and text style, keycaps.
  '\\u{1F3F4}[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{1,8}\\u{E007F}',
  '(?<=\\p{Extended_Pictographic}[\\u{FE0F}\\u{1F3FB}-\\u{1F3FF}]?)\\u{200D}(?=\\p{Extended_Pictographic})',
  '(?<=\\p{Extended_Pictographic})[\\u{FE0E}\\u{FE0F}]',
  '(?<=[0-9#*])\\u{FE0F}(?=\\u{20E3})',
  // Spelling: joiners, variants of ideographs and of Mongolian letters, fillers in an old Hangul
  // syllable.
  `(?<=[${joiningScripts}])[\\u{200C}\\u{200D}](?=[${joiningScripts}])`,
  '(?<=\\p{Script=Han})[\\u{FE00}-\\u{FE0F}\\u{E0100}-\\u{E01EF}]',
  '(?<=\\p{Script=Mong})[\\u{180B}-\\u{180D}\\u{180F}]',
  '\\u{115F}(?=[\\u{1161}-\\u{11A7}])',
  '(?<=[\\u{1100}-\\u{115E}\\u{A960}-\\u{A97C}])\\u{1160}',
].join('|');

/**
 * Controls, direction controls, zero-width characters, noncharacters, annotations and placeholders
 * of pasted pictures. The marks LRM, RLM and ALM are removed too: a stray one moves punctuation to
 * the other side of a word, and pages isolate texts of different direction without them.
 */
const unwanted =
  '(?![\\n\\t])[\\p{Cc}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u{FFF9}-\\u{FFFC}]';

/** Matches an unwanted character, or captures one that is needed where it stands. */
export const unwantedOrNeeded = new RegExp(`(${needed})|${unwanted}`, 'gu');
