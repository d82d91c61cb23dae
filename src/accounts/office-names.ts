import { plainLatin, plainLetters, skeletonOf } from './look-alikes.ts';
import { foreignOfficeWords, koreanOfficeWords } from './office-words.ts';
import { hanReadings, officeParts, officesAlone, placeWords, systemWords } from './system-words.ts';

/** Digits and signs that replace letters: "4dm1n". */
const figures: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' },
  ...{ '@': 'a', $: 's', '!': 'i', '|': 'i' },
};

/** Vowels that sound or look alike: ㅔ and ㅐ, and each with and without its stroke. */
const nearVowels: Readonly<Record<string, string>> = {
  ...{ '\u1163': '\u1161', '\u1164': '\u1162', '\u1166': '\u1162', '\u1167': '\u1165' },
  ...{ '\u1168': '\u1162', '\u116d': '\u1169', '\u1172': '\u116e' },
};

const withNearVowels = (word: string) =>
  word
    .normalize('NFD')
    .replace(/[\u1163-\u1172]/gu, (vowel) => nearVowels[vowel] ?? vowel)
    .normalize('NFC');
const lookOf = (word: string) => skeletonOf(withNearVowels(word));
const looks = (words: readonly string[]) => words.map(lookOf);
const koreanOffices = looks(koreanOfficeWords);
const foreignOffices = looks(foreignOfficeWords);
const offices = [...koreanOffices, ...foreignOffices];
const system = looks(systemWords);
const places = looks(placeWords);

const systemWord = new Set(system);
const wholeOffices = looks(officesAlone);
const onlyOffices = new RegExp(
  `^(?:${[...offices, ...system, ...places, ...looks(officeParts)].join('|')})+$`,
  'u',
);

/**
 * Splits a name into words: runs of Hangul letters or of other letters. Digits, signs and spaces
 * separate words.
 */
const wordsOf = (text: string): string[] =>
  (text.match(/\p{Script=Hangul}+|(?:(?!\p{Script=Hangul})[\p{L}\p{M}])+/gu) ?? []).map(lookOf);

/** Removes accents, so that "àdmín" is reserved too. */
const withoutMarks = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC');

function isOffice(words: readonly string[]): boolean {
  const hasOffice = words.some(
    (word) =>
      koreanOffices.some((office) => word.includes(office)) ||
      foreignOffices.some((office) => word.startsWith(office) || word.endsWith(office)) ||
      systemWord.has(word) ||
      (onlyOffices.test(word) && system.some((one) => word.includes(one))),
  );
  if (hasOffice) return true;
  const whole = words.join('');
  if (places.includes(whole)) return true;
  if (onlyOffices.test(whole) && [...system, ...places, ...wholeOffices].some((one) => whole.includes(one)))
    return true;
  return words.some((_, from) => isSpelledFrom(words, from));
}

/** Whether the words from `from` on, joined, are a reserved word: "관.리.자", "a d m i n". */
function isSpelledFrom(words: readonly string[], from: number): boolean {
  let spelled = '';
  for (const word of words.slice(from)) {
    spelled += word;
    if (offices.includes(spelled) || systemWord.has(spelled)) return true;
    if (onlyOffices.test(spelled) && isPlaceWithOffice(spelled)) return true;
  }
  return false;
}

const isPlaceWithOffice = (spelled: string) =>
  !places.includes(spelled) && places.some((place) => spelled.includes(place));

/** The text as it may be read: as written, without letters between syllables, and with Han read. */
function readingsOf(text: string): string[] {
  const isKorean = /\p{Script=Hangul}/u.test(text);
  return [
    text,
    ...(isKorean ? [text.replace(/[\u1100-\u11ff]+/gu, '')] : []),
    ...(isKorean ? [Array.from(text, (letter) => hanReadings[letter] ?? letter).join('')] : []),
  ];
}

/** Whether a reader would take a nickname for the site's operators. */
export function soundsOfficial(nickname: string): boolean {
  const plain = plainLatin(withoutMarks(plainLetters(nickname).toLowerCase()));
  const spelledOut = Array.from(plain, (letter) => figures[letter] ?? letter).join('');
  return [plain, spelledOut].flatMap(readingsOf).some((text) => isOffice(wordsOf(text)));
}
