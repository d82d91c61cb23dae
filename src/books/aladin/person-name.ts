export interface ParsedName {
  /** As it is shown, alias included. */
  readonly name: string;
  /** The name without its alias, and the alias, where it has one. */
  readonly base?: string;
  readonly alias?: string;
  /** "… 외": there are others who are not named; how many, when that is said. */
  readonly etAl?: true;
  readonly etAlCount?: number | null;
  /** The name was cut at a byte limit, in the middle of an entity. */
  readonly truncated?: true;
}

const cutEntity = / ?&#\d*$/;
const countOfOthers = /(\d[\d,]*)여? ?(?:인|명)$/;
/** Letters at the end of a name that are looked through for how many others there are. */
const countLength = 20;

/** One person, one key: the shown name without white space, lower case. An alias tells two people of one name apart. */
export const personKey = (name: string): string => name.replace(/\s+/g, '').toLowerCase();

/**
 * Splits at commas outside parentheses, but not within a number: `인호빵(남지은, 김인호)` and `학생 1,015명` are one each. A parenthesis without its
 * partner is a plain character.
 */
export function splitNames(text: string): string[] {
  const partners = pairParentheses(text);
  const names: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    at = partners.get(at) ?? at;
    if (text[at] !== ',' || isWithinNumber(text, at)) continue;
    names.push(text.slice(start, at));
    start = at + 1;
  }
  return [...names, text.slice(start)].map((name) => name.trim()).filter((name) => name !== '');
}

const isFigure = (letter: string | undefined) => letter !== undefined && /\d/.test(letter);
const isWithinNumber = (text: string, at: number) => isFigure(text[at - 1]) && isFigure(text[at + 1]);

/** Reads one name, already tidy; null when nothing is left of it. */
export function parseName(text: string): ParsedName | null {
  const uncut = withoutCutEntities(text);
  const others = splitOthers(uncut);
  const name = withoutCutEntities(others?.name ?? uncut).trim();
  if (name === '') return null;
  return {
    name,
    ...parseAlias(name),
    ...(others === null ? {} : { etAl: true, etAlCount: others.count }),
    ...(uncut === text ? {} : { truncated: true }),
  };
}

function withoutCutEntities(text: string): string {
  const shorter = text.replace(cutEntity, '');
  return shorter === text ? text : withoutCutEntities(shorter);
}

/** `… 외`, or `… 외` and a text that ends in a number of people; null for any other text. By hand: a pattern would try every 외 with every figure. */
function splitOthers(text: string): { name: string; count: number | null } | null {
  if (text.length > 2 && text.endsWith(' 외')) return { name: text.slice(0, -2), count: null };
  const at = text.indexOf(' 외 ', 1);
  const count =
    at < 0 ? undefined : countOfOthers.exec(text.slice(Math.max(at + 2, text.length - countLength)))?.[1];
  return count === undefined ? null : { name: text.slice(0, at), count: Number(count.replaceAll(',', '')) };
}

function parseAlias(name: string): { base: string; alias: string } | undefined {
  const opening = [...pairParentheses(name)].find(([, closing]) => closing === name.length - 1)?.[0];
  if (opening === undefined) return undefined;
  const base = name.slice(0, opening).trim();
  const alias = name.slice(opening + 1, -1).trim();
  return base === '' || alias === '' ? undefined : { base, alias };
}

/** Where each parenthesis that is closed opens and closes. */
export function pairParentheses(text: string): Map<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: parenthesis, index } of text.matchAll(/[()]/g)) {
    if (parenthesis === '(') open.push(index);
    else {
      const opening = open.pop();
      if (opening !== undefined) pairs.set(opening, index);
    }
  }
  return pairs;
}
