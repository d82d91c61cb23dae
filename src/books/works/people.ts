import { parseName } from '../aladin/person-name.ts';
import { areTitlesAlike } from './alike-titles.ts';

/** The name of an author in the parts that tell whether two spellings name one person. */
export interface PersonName {
  /** Without spaces, case and punctuation. */
  readonly whole: string;
  /** The last word of a name of several words. */
  readonly last: string;
}

export function personNameOf(name: string): PersonName {
  const base = (parseName(name)?.base ?? name).normalize('NFKC').toLowerCase();
  const words = base.split(/[\s.·=-]+/).filter((word) => word !== '');
  return { whole: lettersOf(base), last: lettersOf(words.at(-1) ?? base) };
}

const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Tells whether two names may be spellings of one person: equal, or with an alike last word
 * (`레프 톨스토이` and `레프 니콜라예비치 톨스토이`). Meant for authors of the same title, where two people
 * with one surname are rarer than two spellings. Korean names have to be equal.
 */
export function mayBeOnePerson(one: PersonName, other: PersonName): boolean {
  if (one.whole === other.whole) return true;
  if (isShort(one) || isShort(other)) return false;
  const [last, otherLast] = [spokenOf(one.last), spokenOf(other.last)];
  return last === otherLast || (last[0] === otherLast[0] && areTitlesAlike(last, otherLast));
}

/** Names of up to four syllables in one word, as Korean names are. */
const isShort = ({ whole, last }: PersonName) => whole === last && [...whole].length <= 3;

const sounds: readonly (readonly [RegExp, string])[] = [
  [/[ᄁᄏ]/g, 'ᄀ'],
  [/[ᄄᄐ]/g, 'ᄃ'],
  [/[ᄈᄑ]/g, 'ᄇ'],
  [/ᄊ/g, 'ᄉ'],
  [/[ᄍᄎ]/g, 'ᄌ'],
  [/ᅧ/g, 'ᅥ'],
];

/** Folds letters that spellings of a foreign name exchange: `까뮈` and `카뮈`, `샐린져` and `샐린저`. */
const spokenOf = (name: string) =>
  sounds
    .reduce((text, [letters, letter]) => text.replace(letters, letter), name.normalize('NFD'))
    .normalize('NFC');
