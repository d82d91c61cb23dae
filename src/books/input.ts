import { z } from 'zod';
import { idInput } from '../platform/http/form.ts';
import { hasCheckDigit, isbn13Of, queryInput } from '../platform/search/index.ts';
import { freeText } from '../platform/text/free-text.ts';
import { searchText } from '../platform/text/search-text.ts';
import { textLimits } from '../platform/text/text-limits.ts';
import { lastListPage } from './book.ts';

/**
 * Query of the book list. Invalid values are ignored. Missing ones have a default besides, because
 * zod builds an error before each `catch`.
 */
export const BookListInput = z.object({
  genre: idInput.optional().catch(undefined),
  q: queryInput.default(''),
  sort: z.enum(['rank', 'new', 'title']).default('rank').catch('rank'),
  page: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform((text) => Math.min(Number(text), lastListPage))
    .default(1)
    .catch(1),
});
export type BookListInput = z.infer<typeof BookListInput>;

const { bookTitle, bookAuthor, bookPublisher } = textLimits;
const hasLetter = (text: string) => /[\p{L}\p{N}]/u.test(text);

const title = freeText(bookTitle, {
  missing: '책 제목을 적어 주세요.',
  blank: '책 제목을 적어 주세요.',
  tooLong: `제목은 ${bookTitle.graphemes}자까지 쓸 수 있어요.`,
  unfit: '제목에서 깨졌거나 여러 겹으로 쌓인 글자를 지워 주세요.',
}).refine(hasLetter, '제목에 글자나 숫자를 적어 주세요.');

const author = freeText(bookAuthor, {
  missing: '지은이를 적어 주세요.',
  blank: '지은이를 적어 주세요.',
  tooLong: `지은이는 ${bookAuthor.graphemes}자까지 쓸 수 있어요.`,
  unfit: '지은이에서 깨졌거나 여러 겹으로 쌓인 글자를 지워 주세요.',
}).refine(hasLetter, '지은이 이름에 글자를 적어 주세요.');

const publisher = freeText(bookPublisher, {
  missing: '출판사를 다시 확인해 주세요.',
  tooLong: `출판사는 ${bookPublisher.graphemes}자까지 쓸 수 있어요.`,
  unfit: '출판사에서 깨졌거나 여러 겹으로 쌓인 글자를 지워 주세요.',
}).prefault('');

const isbnMessage = 'ISBN을 다시 확인해 주세요. 책 뒤표지 바코드 옆에 있는 13자리나 10자리 숫자예요.';
const isbn = z
  .string(isbnMessage)
  .max(100, isbnMessage)
  .transform((typed, context): string | null => {
    if (typed.trim() === '') return null;
    const isbn13 = isbn13Of(typed);
    if (isbn13 !== null && hasCheckDigit(isbn13)) return isbn13;
    context.addIssue({ code: 'custom', message: isbnMessage });
    return z.NEVER;
  })
  .prefault('');

/** A page that a chosen book goes to. Any other value is ignored. */
export const ChooserInput = z
  .string()
  .regex(
    /^\/(?:meetings\/(?:new|[1-9]\d{0,9}\/edit)|clubs\/[1-9]\d{0,9}\/(?:shelf|meetings)\/new|date-polls\/[1-9]\d{0,9})$/,
  )
  .optional()
  .catch(undefined);

/** The form of a book that is added by hand. */
export const NewBookInput = z.object({ title, author, publisher, isbn, next: ChooserInput });
export type NewBookInput = z.infer<typeof NewBookInput>;

/** Query of that form: the words that were searched for, and where the book is wanted. */
export const NewBookQuery = z.object({ title: searchText(bookTitle), next: ChooserInput });

const flag = z
  .literal('1')
  .transform(() => true)
  .catch(false);

/** Whether a search wants Aladin's books, and whether its words are still being typed. */
export const MoreInput = z.object({ more: flag, typing: flag });
