/** Scripts whose spelling needs joiners between letters: Arabic, Syriac, Mongolian and those of the Brahmi family. */
const joiningScripts = [
  ...['Arab', 'Syrc', 'Mong', 'Deva', 'Beng', 'Guru', 'Gujr', 'Orya'],
  ...['Taml', 'Telu', 'Knda', 'Mlym', 'Sinh', 'Mymr', 'Khmr', 'Tibt'],
]
  .map((script) => `\\p{Script=${script}}`)
  .join('');

/** Where a character that draws nothing by itself belongs to the one beside it. */
const needed = [
  // Emoji: the flag of a region, joined pictures, the choice between picture and sign, a key with a figure.
  '\\u{1F3F4}[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{1,8}\\u{E007F}',
  '(?<=\\p{Extended_Pictographic}[\\u{FE0F}\\u{1F3FB}-\\u{1F3FF}]?)\\u{200D}(?=\\p{Extended_Pictographic})',
  '(?<=\\p{Extended_Pictographic})[\\u{FE0E}\\u{FE0F}]',
  '(?<=[0-9#*])\\u{FE0F}(?=\\u{20E3})',
  // Spelling: joiners, variants of ideographs and of Mongolian letters, places left empty in an old syllable.
  `(?<=[${joiningScripts}])[\\u{200C}\\u{200D}](?=[${joiningScripts}])`,
  '(?<=\\p{Script=Han})[\\u{FE00}-\\u{FE0F}\\u{E0100}-\\u{E01EF}]',
  '(?<=\\p{Script=Mong})[\\u{180B}-\\u{180D}\\u{180F}]',
  '\\u{115F}(?=[\\u{1161}-\\u{11A7}])',
  '(?<=[\\u{1100}-\\u{115E}\\u{A960}-\\u{A97C}])\\u{1160}',
].join('|');

/**
 * Controls, direction controls, zero-width characters, noncharacters, annotations and places of pasted pictures.
 * The marks LRM, RLM and ALM go as well: a stray one moves punctuation to the other side of a word, and pages
 * isolate texts of either direction from each other without them.
 */
const unwanted =
  '(?![\\n\\t])[\\p{Cc}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u{FFF9}-\\u{FFFC}]';

const unwantedOrNeeded = new RegExp(`(${needed})|${unwanted}`, 'gu');

/** Breaks of a line in Unix, Windows, old Macintosh, IBM and Unicode spelling, and of a page. */
const lineBreak = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Drawn as a blank of a letter's width, though none of them is white space. */
const blankLetter = /[\u3164\uFFA0]/g;
/** Marks too: without a letter they would be drawn on whatever stands before the text. */
const blankStart = /^[\s\u2800\p{M}]+/u;
const blankAtEnd = /[\s\u2800]/;

/** A text without white space and empty Braille patterns at its ends. Linear in its length. */
function withoutBlankEdges(text: string): string {
  let end = text.length;
  // A regular expression for blanks at the end takes quadratic time.
  while (end > 0 && blankAtEnd.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).replace(blankStart, '');
}

/**
 * A text without what nobody sees and without blanks at its ends; line breaks become LF. Does not compose it
 * (NFC): that is quadratic in piled marks and belongs behind a bound.
 */
export function withoutUnseen(text: string): string {
  const seen = text.replace(lineBreak, '\n').replace(blankLetter, ' ').replace(unwantedOrNeeded, '$1');
  return withoutBlankEdges(seen);
}

/** The same in one line. */
export const inOneLine = (text: string): string => withoutUnseen(text).replace(/[\n\t]/g, ' ');
