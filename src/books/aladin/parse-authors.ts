import { isKnownRole, looksLikeRole } from './author-labels.ts';
import { legacyRoles } from './author-roles.ts';
import { decodeNames, tidy } from './clean-text.ts';
import { type ParsedName, pairParentheses, parseName, personKey, splitNames } from './person-name.ts';

export interface ParsedContributor extends ParsedName {
  /** Aladin's label; null: named behind the last group, took part, never an author. */
  readonly role: string | null;
}

const legacyGroupEnd = new RegExp(
  `^(.+) (${legacyRoles.map((role) => role.replace('.', '\\.')).join('|')})$`,
);
/** What may stand between a group and the next. */
const separator = /^ ?[,;/·|] ?/;
/** `홍길동 (지은이) 외 3인`: others, without a name. */
const unnamedOthers = /^외(?: ?\d[\d,]*여? ?(?:인|명))?$/;

/**
 * Reads Aladin's author string: groups of names, each ending in a label in parentheses, and names without one behind them. Takes any string.
 * `onUnknownRole` hears of a label that is not in the list, which is kept as the role.
 */
export function parseAuthors(
  text: string,
  onUnknownRole: (role: string) => void = () => {},
): ParsedContributor[] {
  // A cut entity behind a closing parenthesis belongs to no name; those at the end of a name are parseName's.
  const source = tidy(withPlainMarks(decodeNames(text))).replace(/\) ?&#\d*$/, ')');
  const contributors: ParsedContributor[] = [];
  const add = (names: readonly string[], role: string | null) => {
    for (const name of names.map(parseName)) if (name !== null) contributors.push({ ...name, role });
  };

  let start = 0;
  let named: readonly string[] = [];
  for (const { opening, end, role } of findLabels(source)) {
    if (opening < start) continue;
    if (!isKnownRole(role)) onUnknownRole(role);
    // `홍길동 (글) (그림)` did both.
    const names = splitNames(source.slice(start, opening));
    if (names.length > 0) named = names;
    add(named, role);
    start = end;
  }
  const rest = source.slice(start);
  if (start === 0) for (const group of legacyGroups(rest)) add(group.names, group.role);
  else if (!unnamedOthers.test(rest.trim())) add(splitNames(rest), null);
  return withoutRepeats(contributors);
}

const withPlainMarks = (text: string) =>
  text
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .replace(/[，、]/g, ', ')
    .replace(/\s*\(\s*\)/g, '');

interface Label {
  /** Where its parenthesis opens. */
  readonly opening: number;
  /** Behind it and what separates it from the next name. */
  readonly end: number;
  readonly role: string;
}

/** The parentheses that end a group. A known role may lack the spaces and commas around it; an unknown one has to have them. */
function findLabels(source: string): Label[] {
  const labels: Label[] = [];
  let outermost = 0;
  for (const [opening, closing] of [...pairParentheses(source)].sort(([one], [other]) => one - other)) {
    if (opening < outermost) continue;
    outermost = closing;
    const role = source.slice(opening + 1, closing).trim();
    const behind = source.slice(closing + 1);
    const gap = separator.exec(behind)?.[0] ?? '';
    const isEnd = behind.trim() === '' || gap !== '';
    const isSpaced = source[opening - 1] === ' ';
    const isLabel = isKnownRole(role)
      ? isEnd || isSpaced || /^ ?\(/.test(behind)
      : isEnd && isSpaced && looksLikeRole(role);
    if (isLabel) labels.push({ opening, end: closing + 1 + gap.length, role });
  }
  return labels;
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
