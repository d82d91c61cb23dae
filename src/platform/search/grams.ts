import { isConsonant, type Letter } from './letters.ts';

/** The kinds of grams. The number is part of the hash, so that grams of two kinds differ. */
const kinds = {
  letter: 1,
  stem: 2,
  stemPair: 3,
  initialPair: 4,
  initialTriple: 5,
  titleStart: 6,
  titleStartPair: 7,
  title: 8,
  isbn: 9,
  titleStartInitials: 10,
  titleInitials: 11,
} as const;

/**
 * Returns a 32-bit hash of a kind and its parts. Collisions are harmless: every match is checked
 * against the text.
 */
function hash(kind: keyof typeof kinds, parts: readonly number[]): number {
  let state = Math.imul(kinds[kind], 0x9e3779b1);
  for (const part of parts) {
    state = Math.imul(state ^ part, 0x85ebca6b);
    state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
    state ^= state >>> 16;
  }
  return state | 0;
}

const pointsOf = (text: string) => [...text].map((each) => each.codePointAt(0) ?? 0);
const letterGram = ({ code }: Letter) => hash('letter', pointsOf(code));
const stemGram = ({ stem }: Letter) => hash('stem', [stem]);
const stems = (letters: readonly Letter[]) => letters.map(({ stem }) => stem);
const initials = (letters: readonly Letter[]) => letters.map(({ initial }) => initial);

/** Returns all runs of `size` neighbouring letters. */
const windows = (letters: readonly Letter[], size: number): Letter[][] =>
  Array.from({ length: Math.max(0, letters.length - size + 1) }, (_, at) => letters.slice(at, at + size));

export const isbnGram = (isbn13: string): number => hash('isbn', pointsOf(isbn13));

/** Returns the grams of one field. */
export const fieldGrams = (letters: readonly Letter[]): number[] => [
  ...letters.map(letterGram),
  ...letters.map(stemGram),
  ...windows(letters, 2).flatMap((pair) => [
    hash('stemPair', stems(pair)),
    hash('initialPair', initials(pair)),
  ]),
  ...windows(letters, 3).map((triple) => hash('initialTriple', initials(triple))),
];

/** Returns the additional grams of a title: its beginning and the whole title. */
export const titleGrams = (letters: readonly Letter[]): number[] =>
  letters.length === 0
    ? []
    : [
        hash('titleStart', stems(letters.slice(0, 1))),
        ...(letters.length > 1 ? [hash('titleStartPair', stems(letters.slice(0, 2)))] : []),
        hash('title', pointsOf(letters.map(({ code }) => code).join(''))),
        ...[2, 3].flatMap((size) =>
          letters.length < size ? [] : [hash('titleStartInitials', initials(letters.slice(0, size)))],
        ),
        hash('titleInitials', initials(letters)),
      ];

/**
 * The gram of a title that equals these letters; if some letters are single consonants, of titles
 * with these initials.
 */
export const wholeTitleGram = (letters: readonly Letter[]): number =>
  letters.some(isConsonant)
    ? hash('titleInitials', initials(letters))
    : hash('title', pointsOf(letters.map(({ code }) => code).join('')));

/**
 * The gram of titles that begin with these letters; null for one consonant, with which too many
 * titles begin.
 */
export function titleStartGram(letters: readonly Letter[]): number | null {
  const start = letters.slice(0, 2);
  if (start.length > 0 && !start.some(isConsonant))
    return hash(start.length === 1 ? 'titleStart' : 'titleStartPair', stems(start));
  return start.length < 2 ? null : hash('titleStartInitials', initials(letters.slice(0, 3)));
}

/**
 * Words of at most this many letters also use single letters: pairs of stems alone would match too
 * many texts.
 */
const shortWord = 3;

/**
 * Returns grams that every text with this sequence of letters has.
 * @param isOpen whether the last letter may still change
 */
export function wordGrams(letters: readonly Letter[], isOpen: boolean): number[] {
  const isWhole = (at: number) => {
    const letter = letters[at];
    return letter !== undefined && !isConsonant(letter);
  };
  const pairs = windows(letters, 2).flatMap((pair, at) =>
    isWhole(at) && isWhole(at + 1) ? [hash('stemPair', stems(pair))] : [],
  );
  const single = letters.flatMap((letter, at) => {
    if (!isWhole(at)) return [];
    const isExact = !(isOpen && at === letters.length - 1 && letter.hangul !== null);
    if (isExact && letters.length <= shortWord) return [letterGram(letter)];
    if (isWhole(at - 1) || isWhole(at + 1)) return [];
    return [isExact ? letterGram(letter) : stemGram(letter)];
  });
  const size = letters.length === 2 ? 2 : 3;
  const byInitials = windows(letters, size).flatMap((window) =>
    window.some(isConsonant) ? [hash(size === 2 ? 'initialPair' : 'initialTriple', initials(window))] : [],
  );
  return [...new Set([...pairs, ...single, ...byInitials])];
}
