import { shownAuthors } from '../contributor.ts';
import { firstVolume, firstVolumeBeforeName, originalTitle, partName, revision } from './edition-words.ts';
import { mayBeOnePerson, type PersonName, personNameOf } from './people.ts';
import { remember } from './remember.ts';
import { readTitle } from './title-parts.ts';
import { withoutEdition } from './without-edition.ts';

export interface Titled {
  readonly title: string;
  readonly subtitle?: string | null;
  readonly contributors: readonly { readonly name: string; readonly role: string | null }[];
}

/** The features that all editions of a work share. */
export interface WorkIdentity {
  /**
   * The title without the author's name, brackets, edition, first volume, spaces, case and
   * punctuation.
   */
  readonly titleKey: string;
  readonly people: readonly PersonName[];
}

export const workIdentity: (book: Titled) => WorkIdentity = remember(
  ({ title, subtitle = null, contributors }) =>
    JSON.stringify([title, subtitle, ...contributors.map(({ name, role }) => [name, role])]),
  readIdentity,
);

function readIdentity({ title, subtitle = null, contributors }: Titled): WorkIdentity {
  const { main, notes, subtitles } = readTitle({ title, subtitle });
  const names = contributors.map(({ name }) => name);
  const key =
    titleKeyOf(withoutEdition(main), names) || keyOf(main) || keyOf(title.normalize('NFKC').toLowerCase());
  const part = [...notes, ...subtitles].find((text) => partName.test(text)) ?? '';
  return {
    titleKey: `${key}${part}`,
    people: shownAuthors(contributors).map(({ name }) => personNameOf(name)),
  };
}

/**
 * Tells whether two products are editions of one work: the same title, and a shared author or none
 * known.
 */
export const isSameWork = (one: WorkIdentity, other: WorkIdentity): boolean =>
  one.titleKey === other.titleKey && areByOneAuthor(one, other);

export const areByOneAuthor = (one: WorkIdentity, other: WorkIdentity): boolean =>
  one.people.length === 0 ||
  other.people.length === 0 ||
  one.people.some((person) => other.people.some((namesake) => mayBeOnePerson(person, namesake)));

/** The key of a title without its edition: also without its first volume and its author's name. */
export const titleKeyOf = (main: string, names: readonly string[]): string =>
  keyOf(
    withoutName(main.replace(firstVolume, '').replace(firstVolumeBeforeName, ''), names)
      .replace(revision, '')
      .replace(originalTitle, '$1$2'),
  );

/** `빅터 프랭클의 죽음의 수용소에서` → `죽음의 수용소에서`, if Frankl wrote it. */
function withoutName(main: string, names: readonly string[]): string {
  for (const name of names) {
    const start = name.normalize('NFKC').toLowerCase();
    if (start.length < 2 || !main.startsWith(start)) continue;
    const rest = /^의? (.*[\p{L}\p{N}].*)$/u.exec(main.slice(start.length))?.[1];
    if (rest !== undefined) return rest;
  }
  return main;
}

/** The signs of `C++` and `1.5` belong to the name. */
const keyOf = (text: string) =>
  text.replace(/(?<=\d)·(?=\d)/g, '.').replace(/((?<=[a-z])[+#]+|(?<=\d)[./:](?=\d))|[^\p{L}\p{N}]/gu, '$1');
