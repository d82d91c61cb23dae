import { authorRoles, legacyRoles } from './author-roles.ts';
import { decodeEntities, tidy } from './clean-text.ts';
import { type ParsedName, parseName, personKey, splitNames } from './person-name.ts';

export interface ParsedContributor extends ParsedName {
  /** Aladin's label; null: named behind the last group, took part, never an author. */
  readonly role: string | null;
}

const groupEnd = new RegExp(` \\((${authorRoles.join('|')})\\)(?=, |$)`, 'g');
const unknownRoleAtEnd = /^(.*\S) \(([^()]+)\)$/;
const legacyGroupEnd = new RegExp(
  `^(.+) (${legacyRoles.map((role) => role.replace('.', '\\.')).join('|')})$`,
);

/**
 * Reads Aladin's author string: `group ("," SP group)* ("," SP tail)?`, group = `name ("," SP name)* SP "(" role ")"`. Takes any string.
 * `onUnknownRole` hears of a label that is not in the list, which is kept as the role.
 */
export function parseAuthors(
  text: string,
  onUnknownRole: (role: string) => void = () => {},
): ParsedContributor[] {
  // A cut entity behind a closing parenthesis belongs to no name; those at the end of a name are parseName's.
  const source = tidy(decodeEntities(text)).replace(/\) ?&#\d*$/, ')');
  const contributors: ParsedContributor[] = [];
  const add = (names: readonly string[], role: string | null) => {
    for (const name of names.map(parseName)) if (name !== null) contributors.push({ ...name, role });
  };

  let start = 0;
  for (const match of source.matchAll(groupEnd)) {
    add(splitNames(source.slice(start, match.index)), match[1] ?? null);
    start = match.index + match[0].length;
  }
  const rest = source.slice(start);
  const [, names, role] = unknownRoleAtEnd.exec(rest) ?? [];
  if (names !== undefined && role !== undefined) {
    onUnknownRole(role);
    add(splitNames(names), role);
  } else if (start === 0) {
    for (const group of legacyGroups(rest)) add(group.names, group.role);
  } else {
    add(splitNames(rest), null);
  }
  return withoutRepeats(contributors);
}

/** Bare role words count only in a string without any role in parentheses: elsewhere 지음 is somebody's name. */
function legacyGroups(text: string): { names: string[]; role: string | null }[] {
  const groups: { names: string[]; role: string | null }[] = [];
  let names: string[] = [];
  for (const part of splitNames(text)) {
    const [, name, role] = legacyGroupEnd.exec(part) ?? [];
    names.push(name ?? part);
    if (role === undefined) continue;
    groups.push({ names, role });
    names = [];
  }
  return [...groups, { names, role: null }];
}

function withoutRepeats(contributors: readonly ParsedContributor[]): ParsedContributor[] {
  const seen = new Set<string>();
  return contributors.filter(({ name, role }) => {
    const key = JSON.stringify([personKey(name), role]);
    return !seen.has(key) && seen.add(key);
  });
}
