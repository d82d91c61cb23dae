/**
 * Characters that draw nothing although Unicode calls them letters, marks or symbols: a Braille pattern without
 * dots, blanks of hieroglyphs, a filler, a notehead without ink and the place of a picture that was pasted.
 * For a character class.
 */
export const undrawnLetters = '\\u{2800}\\u{13441}\\u{13442}\\u{16FE4}\\u{1D159}\\u{FFFC}';

const drawn = new RegExp(
  `(?![\\p{Default_Ignorable_Code_Point}${undrawnLetters}])[\\p{L}\\p{N}\\p{P}\\p{S}\\p{Extended_Pictographic}]`,
  'u',
);

/**
 * Whether a reader sees anything of a text. A combining mark without a base counts as nothing.
 *
 * @param {string} text
 */
export const drawsSomething = (text) => drawn.test(text);

/** @param {string} text */
export const countCodePoints = (text) => [...text].length;
