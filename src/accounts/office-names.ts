import { plainLetters, skeletonOf } from './look-alikes.ts';
import {
  foreignOfficeWords,
  koreanOfficeWords,
  officeParts,
  officesAlone,
  systemWords,
} from './reserved-words.ts';

/** Digits and signs that replace letters: "4dm1n". */
const figures: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' },
  ...{ '@': 'a', $: 's', '!': 'i', '|': 'i' },
};

const looks = (words: readonly string[]) => words.map((word) => skeletonOf(word));
const koreanOffices = looks(koreanOfficeWords);
const foreignOffices = looks(foreignOfficeWords);
const offices = [...koreanOffices, ...foreignOffices];
const system = looks(systemWords);

const systemWord = new Set(system);
const wholeOffices = looks(officesAlone);
const onlyOffices = new RegExp(`^(?:${[...offices, ...system, ...looks(officeParts)].join('|')})+$`, 'u');

/**
 * Splits a name into words: runs of Hangul letters or of other letters. Digits, signs and spaces
 * separate words.
 */
const wordsOf = (text: string): string[] =>
  (text.match(/\p{Script=Hangul}+|(?:(?!\p{Script=Hangul})[\p{L}\p{M}])+/gu) ?? []).map(skeletonOf);

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
  if (onlyOffices.test(whole) && [...system, ...wholeOffices].some((one) => whole.includes(one))) return true;
  return words.some((_, from) => isSpelledFrom(words, from));
}

/** Whether the words from `from` on, joined, are a reserved word: "관.리.자", "a d m i n". */
function isSpelledFrom(words: readonly string[], from: number): boolean {
  let spelled = '';
  for (const word of words.slice(from)) {
    spelled += word;
    if (offices.includes(spelled) || systemWord.has(spelled)) return true;
  }
  return false;
}

/** Whether a reader would take a nickname for the site's operators. */
export function soundsOfficial(nickname: string): boolean {
  const plain = withoutMarks(plainLetters(nickname).toLowerCase());
  const spelledOut = Array.from(plain, (letter) => figures[letter] ?? letter).join('');
  return isOffice(wordsOf(plain)) || isOffice(wordsOf(spelledOut));
}
