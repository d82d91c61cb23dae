import { z } from 'zod';
import { idInput } from '../platform/http/form.ts';
import { queryInput } from '../platform/search/index.ts';
import { lastListPage } from './book.ts';

/** Query of the book list. Invalid values are ignored. */
export const BookListInput = z.object({
  genre: idInput.optional().catch(undefined),
  q: queryInput,
  sort: z.enum(['rank', 'new', 'title']).catch('rank'),
  page: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform((text) => Math.min(Number(text), lastListPage))
    .catch(1),
});
export type BookListInput = z.infer<typeof BookListInput>;
