import { parseName, personKey } from '../aladin/person-name.ts';
import { shownAuthors } from '../contributor.ts';
import {
  editionModifier,
  editionNoun,
  firstVolume,
  kindBehindColon,
  leadingEdition,
  partName,
} from './product-words.ts';
import { readTitle } from './title-parts.ts';

interface Titled {
  readonly title: string;
  readonly subtitle?: string | null;
  readonly contributors: readonly { readonly name: string; readonly role: string | null }[];
}

/** The features that all editions of a work share. */
export interface WorkIdentity {
  /** The title without brackets, edition, first volume, spaces, case and punctuation. */
  readonly titleKey: string;
  /** The authors as `personKey`s, without aliases. */
  readonly people: readonly string[];
}

export function workIdentity({ title, subtitle = null, contributors }: Titled): WorkIdentity {
  const { main, notes, subtitles } = readTitle({ title, subtitle });
  const key = keyOf(withoutEdition(main)) || keyOf(main) || keyOf(title.normalize('NFKC').toLowerCase());
  const part = [...notes, ...subtitles].find((text) => partName.test(text)) ?? '';
  return {
    titleKey: `${key}${part}`,
    people: shownAuthors(contributors).map(({ name }) => personKey(parseName(name)?.base ?? name)),
  };
}

/**
 * Tells whether two products are editions of one work: the same title, and a shared author or none
 * known.
 */
export const isSameWork = (one: WorkIdentity, other: WorkIdentity): boolean =>
  one.titleKey === other.titleKey &&
  (one.people.length === 0 ||
    other.people.length === 0 ||
    one.people.some((person) => other.people.includes(person)));

/** The signs of `C++` and `1.5` belong to the name. */
const keyOf = (text: string) =>
  text.replace(/(?<=\d)·(?=\d)/g, '.').replace(/((?<=[a-z])[+#]+|(?<=\d)[./:](?=\d))|[^\p{L}\p{N}]/gu, '$1');

/** `총균쇠 2026 개정판` → `총균쇠`. Accompanying words are removed only beside an edition note. */
function withoutEdition(main: string): string {
  const words = main.replace(kindBehindColon, '').replace(leadingEdition, '').split(' ');
  while (words.length > 1 && isEdition(words.at(-1) ?? '')) {
    words.pop();
    while (words.length > 1 && isModifier(words.at(-1) ?? '')) words.pop();
  }
  return words.join(' ').replace(firstVolume, '');
}

const bare = (word: string) => word.replace(/[,:.!]$/, '');
const isEdition = (word: string) => editionNoun.test(word);
const isModifier = (word: string) => word === ':' || word === ',' || editionModifier.test(bare(word));
