import { assemble } from 'es-hangul';

/** A letter in the form that search compares. */
export interface Letter {
  /**
   * The code in stored keys and LIKE patterns: three ASCII characters for Hangul, one character for
   * other scripts.
   */
  readonly code: string;
  /** The syllable without its final consonant and without the second half of a double vowel. */
  readonly stem: number;
  /** The initial consonant of a syllable; the letter itself for other scripts. */
  readonly initial: number;
  /**
   * The parts of a Hangul syllable; a single consonant has only `onset`. Null for other scripts.
   */
  readonly hangul: { readonly onset: number; readonly vowel?: number; readonly coda?: number } | null;
}

const firstSyllable = 0xac00;
const syllableCount = 11_172;
const vowelCount = 21;
const codaCount = 28;
const firstOnset = 0x1100;
const onsetCount = 19;
const firstCoda = 0x11a8;

/**
 * One character for each final consonant, none of them a metacharacter of LIKE. The first means
 * "none".
 */
const codaSigns = '0123456789!"#$&()*+,-./:;<=?';
const noVowel = '~';

/**
 * The onset that each final consonant becomes alone or in the next syllable; a double consonant
 * becomes two. The first entry is for "none".
 */
const codaOnsets: readonly (readonly number[])[] = [
  [],
  [0],
  [1],
  [0, 9],
  [2],
  [2, 12],
  [2, 18],
  [3],
  [5],
  [5, 0],
  [5, 6],
  [5, 7],
  [5, 9],
  [5, 16],
  [5, 17],
  [5, 18],
  [6],
  [7],
  [7, 9],
  [9],
  [10],
  [11],
  [12],
  [14],
  [15],
  [16],
  [17],
  [18],
];

/** Vowels that are typed in two strokes, by the first vowel. */
const doubleVowels: ReadonlyMap<number, readonly number[]> = new Map([
  [8, [9, 10, 11]],
  [13, [14, 15, 16]],
  [18, [19]],
]);
const firstStroke = new Map([...doubleVowels].flatMap(([first, all]) => all.map((each) => [each, first])));

const onsetSign = (onset: number) => String.fromCharCode(0x41 + onset);
const vowelSign = (vowel: number) => String.fromCharCode(0x61 + vowel);
const codaSign = (coda: number) => codaSigns.charAt(coda);

/** Compound finals (full and half width), which keyboards make of two initials typed in a row. */
const doubledFinals: Readonly<Record<string, string>> = Object.fromEntries(
  [
    [0x3133, 0xffa3, 0x3131, 0x3145],
    [0x3135, 0xffa5, 0x3134, 0x3148],
    [0x3136, 0xffa6, 0x3134, 0x314e],
    [0x313a, 0xffaa, 0x3139, 0x3131],
    [0x313b, 0xffab, 0x3139, 0x3141],
    [0x313c, 0xffac, 0x3139, 0x3142],
    [0x313d, 0xffad, 0x3139, 0x3145],
    [0x313e, 0xffae, 0x3139, 0x314c],
    [0x313f, 0xffaf, 0x3139, 0x314d],
    [0x3140, 0xffb0, 0x3139, 0x314e],
    [0x3144, 0xffb4, 0x3142, 0x3145],
  ].flatMap(([full = 0, half = 0, ...parts]) => {
    const apart = String.fromCharCode(...parts);
    return [
      [String.fromCharCode(full), apart],
      [String.fromCharCode(half), apart],
    ];
  }),
);
const doubledFinal = new RegExp(`[${Object.keys(doubledFinals).join('')}]`, 'g');

/** Letters of other scripts that look like a Latin letter, in lower case or as a capital. */
const lookAlikes: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['авекмнорстухіјѕԁһԛԝ', 'abekmhopctyxijsdhqw'],
    ['αβεζηικμνορτυχ', 'abezhikmnoptyx'],
    ['ıłøđħŧ', 'ilodht'],
  ].flatMap(([from = '', to = '']) => [...from].map((letter, at) => [letter, to.charAt(at)])),
);
const lookAlike = new RegExp(`[${Object.keys(lookAlikes).join('')}]`, 'g');

/**
 * A run of single consonants and vowels with at least one vowel: a word typed or copied as separate
 * jamo.
 */
const apart = /[\u3131-\u314e]*[\u314f-\u3160\u3162-\u3163][\u3131-\u3163]*/g;
const ignorable = /\p{Default_Ignorable_Code_Point}/gu;
const accents = /[\u0300-\u036f]/g;
/** A vowel that is also written as a middle dot, and vowels that are also written as a dash. */
const signsInJamo = /[\u119e\u1173\u3161]/g;
const katakana = /[\u30a1-\u30f6]/g;
/**
 * Punctuation, symbols, spaces and controls. The signs of "C++" and "C#" stay, because these are
 * names.
 */
const noLetters = /(?<![a-z][+#]?)[+#]|[^\p{L}\p{N}\p{M}+#]/gu;
const noSigns = /[^\p{P}\p{S}]/gu;
/** The most UTF-16 code units of a text that are read. */
const mostUnits = 2_000;
/** Runs are cut to four: no title needs more, and long runs make matching slow. */
const longRun = /(.)\1{4,}/gu;

/**
 * Returns the letters of a text that search compares: without punctuation, symbols, spaces,
 * invisible characters, accents and case, with variants of a letter unified. For a text of symbols
 * only, returns the symbols.
 */
export function lettersOf(text: string, most = Number.POSITIVE_INFINITY): Letter[] {
  const plain = text
    .slice(0, mostUnits)
    .toWellFormed()
    .replace(apart, (run) => assemble([...run]))
    .replace(doubledFinal, (letter) => doubledFinals[letter] ?? '')
    .replace(ignorable, '')
    .normalize('NFKD')
    .toUpperCase()
    .toLowerCase()
    .replace(accents, '')
    .normalize('NFC')
    .replace(signsInJamo, '')
    .replace(ignorable, '')
    .replaceAll('ς', 'σ')
    .replace(lookAlike, (letter) => lookAlikes[letter] ?? '')
    .replace(katakana, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
  const letters = plain.replace(noLetters, '') || plain.replace(noSigns, '');
  return [...letters.replace(longRun, '$1$1$1$1')].slice(0, most).flatMap(letterOf).slice(0, most);
}

function letterOf(character: string): Letter[] {
  const point = character.codePointAt(0) ?? 0;
  const syllable = point - firstSyllable;
  if (syllable >= 0 && syllable < syllableCount) {
    const coda = syllable % codaCount;
    const vowel = Math.floor(syllable / codaCount) % vowelCount;
    const onset = Math.floor(syllable / (codaCount * vowelCount));
    return [
      {
        code: onsetSign(onset) + vowelSign(vowel) + codaSign(coda),
        stem: onset * vowelCount + (firstStroke.get(vowel) ?? vowel),
        initial: onset,
        hangul: { onset, vowel, coda },
      },
    ];
  }
  if (point >= firstOnset && point < firstOnset + onsetCount) return [consonant(point - firstOnset)];
  if (point >= firstCoda && point < firstCoda + codaCount - 1)
    return (codaOnsets[point - firstCoda + 1] ?? []).map(consonant);
  // ASCII characters encode Hangul, so ASCII letters use private code points.
  const code = point < 0x80 ? String.fromCharCode(0xe000 + point) : character;
  return [{ code, stem: 0x1000 + point, initial: 0x1000 + point, hangul: null }];
}

const consonant = (onset: number): Letter => ({
  code: onsetSign(onset) + noVowel + codaSign(0),
  stem: 0x800 + onset,
  initial: onset,
  hangul: { onset },
});

/**
 * Whether a letter is a single consonant. In a query it matches any syllable that begins with it.
 */
export const isConsonant = ({ hangul }: Letter): boolean => hangul !== null && hangul.vowel === undefined;

/** Returns the LIKE pattern of a letter in a query. */
export const patternOf = (letter: Letter): string =>
  letter.hangul && isConsonant(letter) ? `${onsetSign(letter.hangul.onset)}__` : letter.code;

/**
 * Returns the LIKE patterns of the letters that an unfinished last letter may become, without
 * itself: a final consonant is added, or moves to the next syllable. All of them share the letter's
 * stem.
 */
export function continuationsOf({ hangul }: Letter): string[] {
  if (hangul?.vowel === undefined) return [];
  const { onset, vowel, coda = 0 } = hangul;
  const start = onsetSign(onset) + vowelSign(vowel);
  if (coda === 0)
    return [vowel, ...(doubleVowels.get(vowel) ?? [])].map(
      (each) => `${onsetSign(onset)}${vowelSign(each)}_`,
    );
  const [first = 0, second] = codaOnsets[coda] ?? [];
  if (second !== undefined) return [`${start}${codaSign(codaOf(first))}${onsetSign(second)}__`];
  const doubles = codaOnsets.flatMap((parts, each) =>
    parts.length === 2 && parts[0] === first ? [start + codaSign(each)] : [],
  );
  return [...doubles, `${start}${codaSign(0)}${onsetSign(first)}__`];
}

/** Returns the single final consonant with the same sound as an onset. */
const codaOf = (onset: number) => codaOnsets.findIndex((parts) => parts.length === 1 && parts[0] === onset);
