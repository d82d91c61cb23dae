import { isKnownRole, looksLikeRole, roleThatStarts } from './author-labels.ts';
import { legacyRoles } from './author-roles.ts';
import { decodeNames, tidy } from './clean-text.ts';
import { type ParsedName, pairParentheses, parseName, personKey, splitNames } from './person-name.ts';

export interface ParsedContributor extends ParsedName {
  /** Aladin's label; null for a contributor behind the last group, who is never an author. */
  readonly role: string | null;
}

const legacyGroupEnd = new RegExp(
  `^(.+) (${legacyRoles.map((role) => role.replace('.', '\\.')).join('|')})$`,
);
/** Separators between groups. */
const separator = /^ ?[,;/·|] ?/;
/** `홍길동 (지은이) 외 3인`: further people without names. */
const unnamedOthers = /^외(?: ?\d[\d,]*여? ?(?:인|명))?$/;

/**
 * Parses Aladin's author string: groups of names, each with a label in parentheses at its end, and
 * names without a label behind them. Accepts any string. Calls `onUnknownRole` with each label that
 * is not in the list, which is kept as the role.
 */
export function parseAuthors(
  text: string,
  onUnknownRole: (role: string) => void = () => {},
): ParsedContributor[] {
  // A cut entity behind a closing parenthesis belongs to no name. `parseName` handles those at the
  // end of a name.
  const plain = tidy(withPlainMarks(decodeNames(text))).replace(/\) ?&#\d*$/, ')');
  const source = withClosedLabels(plain);
  const contributors: ParsedContributor[] = [];
  const add = (names: readonly string[], role: string | null) => {
    for (const name of names.map(parseName)) if (name !== null) contributors.push({ ...name, role });
  };

  let start = 0;
  let named: readonly string[] = [];
  for (const { opening, end, role } of findLabels(source)) {
    if (opening < start) continue;
    if (!isKnownRole(role)) onUnknownRole(role);
    // `홍길동 (글) (그림)` has both roles.
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

/** A label in other brackets: `홍길동 [지은이]`. */
const bracketed = /\s*([[［【〔{])([^[\]［］【】〔〕{}()]{1,20})[\]］】〕}]/g;
/** A label whose closing parenthesis is missing, before a further group. */
const unclosedLabel = / \(([가-힣][가-힣 ·.]{0,9})(?=, [^()]*\()/g;
/** A label that was cut at the end of the string. */
const cutLabel = / ?[([]((?:[가-힣][가-힣 ·./]{0,9})?)$/;

/** Closes labels that lack their parenthesis, and completes a label that was cut, or drops it. */
function withClosedLabels(text: string): string {
  const closed = text.replace(unclosedLabel, (all, role: string) => (isKnownRole(role) ? `${all})` : all));
  const start = cutLabel.exec(closed)?.[1];
  if (start === undefined) return closed;
  const role = start === '' ? null : roleThatStarts(start);
  if (role === undefined) return closed;
  return closed.replace(cutLabel, role === null ? '' : ` (${role})`);
}

const withPlainMarks = (text: string) =>
  text
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .replace(/[，、]/g, ', ')
    .replaceAll('；', ';')
    .replace(bracketed, (all, _bracket: string, label: string) => {
      const role = label.trim();
      return isKnownRole(role) || looksLikeRole(role) ? ` (${role})` : all;
    })
    .replace(/\s*\(\s*\)/g, '');

interface Label {
  /** Index of the opening parenthesis. */
  readonly opening: number;
  /** Index behind the parenthesis and its separator. */
  readonly end: number;
  readonly role: string;
}

/**
 * Finds the parentheses that end a group. An unknown role must have the spaces and commas around it
 * that a known role may lack.
 */
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

/**
 * Role words without parentheses count only in a string without any role in parentheses; elsewhere
 * 지음 is a name.
 */
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
