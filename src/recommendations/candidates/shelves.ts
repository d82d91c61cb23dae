import type { Candidate } from './candidate.ts';

/** A category below the sub-category that says of what kind a text is, and not what it is about. */
const kindOfText = /(?:소설|시|희곡|문학)$/;
const otherKind = /여행|교육|청소년|성교육|도시/;

/**
 * Returns the names of categories that tell a text's kind and country: the sub-category, and names
 * below it such as `일본 추리/미스터리소설`.
 */
export const shelvesOf = ({ subCategory, categoryPath }: Candidate): string[] => [
  ...(subCategory === null ? [] : [subCategory]),
  ...categoryPath.filter((name) => name !== subCategory && kindOfText.test(name) && !otherKind.test(name)),
];

/** Words of the quiz that name a kind of text. The others name the country of an author. */
const kindWords: ReadonlySet<string> = new Set(['에세이', '시', '교양', '이해', '비평']);
/** A category of literature is divided by its authors, one of history or travel by its subject. */
const dividedByAuthors = /(?:소설|시|희곡|문학|에세이)$/;
const poetry = /(?:^|[^도전입])시$/;

/** Whether the name of a category tells what a word of the quiz asks for. */
export function tellsWord(name: string, word: string): boolean {
  if (!name.includes(word)) return false;
  if (word === '시') return poetry.test(name);
  return kindWords.has(word) || (dividedByAuthors.test(name) && !otherKind.test(name));
}

/** Returns the first of a book's categories that tells what a word of the quiz asks for. */
export const shelfWith = (book: Candidate, word: string): string | undefined =>
  shelvesOf(book).find((name) => tellsWord(name, word));
