import { authorRoles, otherRoles } from './author-roles.ts';

const known: ReadonlySet<string> = new Set(authorRoles);
const roleWords: ReadonlySet<string> = new Set([...authorRoles, ...otherRoles]);

const separators = /[\s·ㆍ・‧/,.&+]+/;
const wordsOf = (label: string) =>
  label
    .toLowerCase()
    .split(separators)
    .filter((word) => word !== '');

const hangulOnly = /^[가-힣]+(?:[\s·ㆍ・‧/,.&+]+[가-힣]+)*$/;
const longest = { letters: 10, words: 3 };

/** Words for a title, an employer or a generation, which are not roles: 교수, 서울대학교, 2세. */
const belongsToName =
  /(?:교수|박사|석사|기자|의사|변호사|변리사|회계사|약사|신부|수녀|목사|스님|시인|소설가|화가|가수|배우|대표|이사|원장|소장|회장|사장|팀장|센터장|대통령|장관|의원|선생|선생님|교사|쌤|님|씨|학생|세|대|대학|대학교|대학원|학교|연구소|연구원|연구회|협회|재단|출판사|신문|방송|병원|회사|그룹|센터|위원회|학회|편집부|팀|모임|출신)$/;

/** Tells whether a label, or each part of `글·그림`, is a known label of Aladin. */
export function isKnownRole(label: string): boolean {
  const words = wordsOf(label);
  return known.has(label) || (words.length > 0 && words.every((word) => known.has(word)));
}

/**
 * Returns the only known label that starts with a text; null when several do, undefined when none
 * does.
 */
export function roleThatStarts(text: string): string | null | undefined {
  if (isKnownRole(text)) return text;
  // `글·그` is the start of `글·그림`.
  const [, before = '', start = text] = /^(.+[·./])(.*)$/.exec(text) ?? [];
  if (before !== '' && !isKnownRole(before)) return undefined;
  const [first, ...others] = [...known].filter((role) => role.startsWith(start));
  if (first === undefined) return undefined;
  return others.length > 0 ? null : `${before}${first}`;
}

/** Tells whether a label is a role word of the lists, or ends in one. */
export const hasRoleWord = (label: string): boolean => roleWords.has(wordsOf(label).at(-1) ?? '');

/**
 * Tells whether an unknown text in parentheses, after a space at the end of a name, is a role. All
 * labels seen so far are Hangul, and all aliases after a space are Latin. So a text is a role when
 * it ends in a role word, or is short Hangul that does not describe the person.
 */
export function looksLikeRole(label: string): boolean {
  const words = wordsOf(label);
  const last = words.at(-1) ?? '';
  if (hasRoleWord(label)) return true;
  return (
    hangulOnly.test(label) &&
    label.length > 1 &&
    label.length <= longest.letters &&
    words.length <= longest.words &&
    !belongsToName.test(last)
  );
}
