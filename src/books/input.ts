import { z } from 'zod';
import { idInput } from '../platform/http/form.ts';
import { queryInput } from '../platform/search/index.ts';
import { lastListPage } from './book.ts';

/** The address of the list. What it does not understand is as good as not said. */
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
