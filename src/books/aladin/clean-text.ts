import { decodeHTMLAttribute } from 'entities';

/** What Aladin's texts are marked up with. Anything else between angle brackets is a book's title: `<코스모스>`. */
const tagNamed = (names: string) => new RegExp(`</?(?:${names})(?:\\s[^<>]*)?/?>`, 'gi');
const blockTag = tagNamed('blockquote|br|center|div|h[1-6]|hr|li|ol|p|table|tbody|td|th|tr|ul');
const inlineTag = tagNamed('a|b|big|em|font|i|img|small|span|strong|sub|sup|u');

/** Names of accented letters are no words: they count without `;` also where a letter follows (`caf&eacutes`). */
const accentedLetter = /&([A-Za-z](?:acute|grave|circ|uml|tilde|ring|cedil|slash)|AElig|aelig|szlig)(?!;)/g;
/** A number that a byte limit cut: no `;`, and nothing behind it. */
const cutNumber = /&#(?:\d*|[xX][\da-fA-F]*)$/;
const unfinishedNumber = /(&#\d*(?![\d;xX]))/;
/** An entity whose own ampersand is an entity: the text was encoded twice. */
const encodedTwice = /&amp;(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z][A-Za-z\d]*);/;

/**
 * Decodes every entity of HTML, once. One without `;` counts where no letter, figure or `=` follows, as in the attributes of a page: `R&D`, `Love&notes` and
 * the parameters of an address stay. A number at the very end without `;` was cut, and stays.
 */
export function decodeEntities(text: string): string {
  const cut = cutNumber.exec(text)?.[0] ?? '';
  return decodeHTMLAttribute(text.slice(0, text.length - cut.length)) + cut;
}

/** The same for text: accented letters without `;` as well, and what was encoded twice is decoded twice. */
export function decodeText(text: string): string {
  const once = decodeEntities(text.replace(accentedLetter, '&$1;'));
  return encodedTwice.test(text) ? decodeEntities(once) : once;
}

/** The same for a list of names, each of which may have been cut in the middle of a number: numbers without `;` stay. */
export const decodeNames = (text: string): string =>
  text
    .split(unfinishedNumber)
    .map((part, at) => (at % 2 === 1 ? part : decodeText(part)))
    .join('');

/** One line of text: NFC, well-formed, without control and zero-width characters, white space collapsed. */
export function tidy(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** A title or a description as a reader should see it: entities decoded, known tags and a cut entity gone, one line. */
export function cleanText(text: string): string {
  return tidy(
    decodeText(text.trimEnd().replace(cutNumber, '')).replace(blockTag, ' ').replace(inlineTag, ''),
  );
}
