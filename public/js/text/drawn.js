/**
 * Invisible characters that Unicode counts as letters, marks or symbols: the empty Braille pattern,
 * blanks of hieroglyphs, a filler, an empty notehead and the placeholder of a pasted picture. To be
 * put into a character class.
 */
export const undrawnLetters = '\\u{2800}\\u{13441}\\u{13442}\\u{16FE4}\\u{1D159}\\u{FFFC}';

const drawn = new RegExp(
  `(?![\\p{Default_Ignorable_Code_Point}${undrawnLetters}])[\\p{L}\\p{N}\\p{P}\\p{S}\\p{Extended_Pictographic}]`,
  'u',
);

/**
 * Whether a text has anything visible. A combining mark without a base counts as invisible.
 *
 * @param {string} text
 */
export const drawsSomething = (text) => drawn.test(text);

/** @param {string} text */
export const countCodePoints = (text) => [...text].length;
