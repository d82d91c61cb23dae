export interface ParsedName {
  /** The shown name, alias included. */
  readonly name: string;
  /** The name without its alias, and the alias if there is one. */
  readonly base?: string;
  readonly alias?: string;
  /** Set for "… 외": further people without names, and how many if the text says it. */
  readonly etAl?: true;
  readonly etAlCount?: number | null;
  /** The name was cut at a byte limit, within an entity. */
  readonly truncated?: true;
}

const cutEntity = / ?&#\d*$/;
const countOfOthers = /(\d[\d,]*)여? ?(?:인|명)$/;
/** Letters at the end of a name in which a number of further people is searched. */
const countLength = 20;

/** Titles behind a comma that belong to the name before it: `마틴 루서 킹, Jr.`, `존 도, Ph.D.` */
const nameSuffix =
  /^,\s*(?:[JS]r|JR|SR|I{2,3}|IV|Ph\. ?D|PhD|M\. ?D|MD|M\.A|MBA|MPH|Ed\.D|J\.D|Esq|CPA)\.?(?=\s*(?:$|[,;(]))/;
/** Between two Korean names: surname and one or two further syllables. */
const koreanPair =
  /^[김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도석선설마길연위표명기반라왕금옥육인맹제모탁국은편용나]\p{sc=Hangul}{1,2}$/u;
const middleDot = /\s*[·ㆍ・‧/]\s*/;

/**
 * Returns the key of a person: the shown name in lower case without white space. The alias is
 * included, so it distinguishes people with the same name.
 */
export const personKey = (name: string): string => name.replace(/\s+/g, '').toLowerCase();

/**
 * Splits at commas and semicolons outside parentheses and numbers: `인호빵(남지은, 김인호)` and `학생 1,015명`
 * are one name each. A parenthesis without a partner is a plain character. `홍길동ㆍ김철수` are two
 * people, `장ㆍ자크 루소` is one.
 */
export function splitNames(text: string): string[] {
  const partners = pairParentheses(text);
  const names: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    at = partners.get(at) ?? at;
    if (!isSeparator(text[at]) || isWithinNumber(text, at) || isBeforeSuffix(text, at)) continue;
    names.push(text.slice(start, at));
    start = at + 1;
  }
  return [...names, text.slice(start)]
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .flatMap(splitKoreanNames);
}

const isSeparator = (letter: string | undefined) => letter === ',' || letter === ';';
const isBeforeSuffix = (text: string, at: number) => nameSuffix.test(text.slice(at, at + 12));

function splitKoreanNames(name: string): string[] {
  const parts = name.split(middleDot);
  return parts.length > 1 && parts.every((part) => koreanPair.test(part)) ? parts : [name];
}

const isFigure = (letter: string | undefined) => letter !== undefined && /\d/.test(letter);
const isWithinNumber = (text: string, at: number) => isFigure(text[at - 1]) && isFigure(text[at + 1]);

/** Parses one clean name; null when nothing is left of it. */
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

/**
 * Finds `… 외` at the end, alone or with a number of people. It is not a regular expression, which
 * would try every 외 with every digit.
 */
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

/** Returns the positions of matching parentheses. */
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
