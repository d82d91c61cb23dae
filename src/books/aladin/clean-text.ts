/** The named entities that book data holds; an unknown one stays as it is written. */
const namedEntities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['middot', '·'],
  ['bull', '•'],
  ['hellip', '…'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['times', '×'],
  ['copy', '©'],
  ['reg', '®'],
  ['trade', '™'],
]);

/** What Aladin's texts are marked up with. Anything else between angle brackets is a book's title: `<코스모스>`. */
const tagNamed = (names: string) => new RegExp(`</?(?:${names})(?:\\s[^<>]*)?/?>`, 'gi');
const blockTag = tagNamed('blockquote|br|center|div|h[1-6]|hr|li|ol|p|table|tbody|td|th|tr|ul');
const inlineTag = tagNamed('a|b|big|em|font|i|img|small|span|strong|sub|sup|u');

/** Decodes each entity that ends in `;`, once. One without it (`R&D`, an entity cut at a byte limit) is left alone. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]{2,8}));/g,
    (entity, decimal, hex, name) => {
      if (name !== undefined) return namedEntities.get(name) ?? entity;
      return characterOf(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
    },
  );
}

function characterOf(codePoint: number): string {
  const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
  // NUL cannot be stored in PostgreSQL, and half a surrogate pair is no text: HTML answers U+FFFD to both.
  return codePoint === 0 || isSurrogate || codePoint > 0x10ffff ? '\ufffd' : String.fromCodePoint(codePoint);
}

/** One line of text: NFC, well-formed, without control and zero-width characters, white space collapsed. */
export function tidy(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** A title or a description as a reader should see it: entities decoded, known tags gone, one line. */
export function cleanText(text: string): string {
  return tidy(decodeEntities(text).replace(blockTag, ' ').replace(inlineTag, ''));
}
