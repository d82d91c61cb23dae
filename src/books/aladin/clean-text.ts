import { decodeHTMLAttribute } from 'entities';
import { inOneLine } from '../../platform/text/clean-text.ts';

/** Tags in Aladin's texts. Other text in angle brackets is the title of a book: `<코스모스>`. */
const tagNamed = (names: string) => new RegExp(`</?(?:${names})(?:\\s[^<>]*)?/?>`, 'gi');
const blockTag = tagNamed('blockquote|br|center|div|h[1-6]|hr|li|ol|p|table|tbody|td|th|tr|ul');
const inlineTag = tagNamed('a|b|big|em|font|i|img|small|span|strong|sub|sup|u');

/**
 * Names of accented letters are not words, so they count without `;` also when a letter follows
 * (`caf&eacutes`).
 */
const accentedLetter = /&([A-Za-z](?:acute|grave|circ|uml|tilde|ring|cedil|slash)|AElig|aelig|szlig)(?!;)/g;
/** A numeric entity at the end that a byte limit cut: no `;`, and nothing behind it. */
const cutNumber = /&#(?:\d*|[xX][\da-fA-F]*)$/;
const unfinishedNumber = /(&#\d*(?![\d;xX]))/;
/** An entity whose ampersand is an entity: the text was encoded twice. */
const encodedTwice = /&amp;(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z][A-Za-z\d]*);/;

/**
 * Decodes HTML entities once. An entity without `;` counts when no letter, digit or `=` follows, as
 * in HTML attributes: `R&D`, `Love&notes` and query parameters stay. A number without `;` at the
 * very end was cut, and stays.
 */
export function decodeEntities(text: string): string {
  const cut = cutNumber.exec(text)?.[0] ?? '';
  return decodeHTMLAttribute(text.slice(0, text.length - cut.length)) + cut;
}

/**
 * Decodes the entities of a text: accented letters without `;` as well, and twice if the text was
 * encoded twice.
 */
export function decodeText(text: string): string {
  const once = decodeEntities(text.replace(accentedLetter, '&$1;'));
  return encodedTwice.test(text) ? decodeEntities(once) : once;
}

/**
 * Decodes the entities of a list of names. Each name may have been cut within a number, so numbers
 * without `;` stay.
 */
export const decodeNames = (text: string): string =>
  text
    .split(unfinishedNumber)
    .map((part, at) => (at % 2 === 1 ? part : decodeText(part)))
    .join('');

/**
 * Returns a text as one line: NFC, well-formed, without control and invisible characters, white
 * space collapsed.
 */
export function tidy(text: string): string {
  const spaced = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ');
  return inOneLine(spaced).replace(/ {2,}/g, ' ');
}

/**
 * Cleans a title or a description: decodes entities, removes known tags and a cut entity, and joins
 * lines.
 */
export function cleanText(text: string): string {
  return tidy(
    decodeText(text.trimEnd().replace(cutNumber, '')).replace(blockTag, ' ').replace(inlineTag, ''),
  );
}
