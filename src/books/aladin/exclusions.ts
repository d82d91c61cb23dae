export interface ExcludedCategory {
  /** The exact name of the second segment of `categoryName`. */
  readonly name: string;
  readonly reason: string;
}

/** What a reading club does not meet about. Names are compared whole: 외국어 must not drop 에세이>외국에세이. */
export const excludedCategories: readonly ExcludedCategory[] = [
  { name: '어린이', reason: 'books for children' },
  { name: '유아', reason: 'books for infants' },
  { name: '만화', reason: 'comics' },
  { name: '전집/중고전집', reason: 'collections sold as a set' },
  { name: '초등학교참고서', reason: 'school books (elementary)' },
  { name: '중학교참고서', reason: 'school books (middle)' },
  { name: '고등학교참고서', reason: 'school books (high)' },
  { name: '수험서/자격증', reason: 'exam preparation' },
  { name: '대학교재/전문서적', reason: 'university textbooks' },
  { name: '외국어', reason: 'language learning' },
  { name: '잡지', reason: 'magazines' },
  { name: '달력/기타', reason: 'calendars and other goods' },
];

const reasons = new Map(excludedCategories.map(({ name, reason }) => [name, reason]));

export interface Shelved {
  readonly mallType: string;
  readonly adult: boolean;
  /** The segments of `categoryName`, broadest first. */
  readonly segments: readonly string[];
}

/** Why an item is left out, or null. */
export function findExclusion({ mallType, adult, segments }: Shelved): string | null {
  if (mallType !== 'BOOK') return `not a paper book (${mallType})`;
  if (segments[0] !== '국내도서') return `not a domestic book (${segments[0] ?? ''})`;
  const reason = reasons.get(segments[1] ?? '');
  if (reason !== undefined) return `${reason} (${segments[1]})`;
  return adult ? 'adult' : null;
}
