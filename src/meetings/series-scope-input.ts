import { z } from 'zod';
import type { Later } from './series-repository.ts';

/** The later meetings of a series as a form holds them: `12:1 13:4`, ids and versions. */
export const seenText = (later: readonly Later[]): string =>
  later.map(({ id, version }) => `${id}:${version}`).join(' ');

const seen = z
  .string()
  .regex(/^(\d{1,10}:\d{1,9}( \d{1,10}:\d{1,9}){0,19})?$/)
  .transform((text): Later[] =>
    text === ''
      ? []
      : text.split(' ').map((pair) => {
          const [id = 0, version = 0] = pair.split(':').map(Number);
          return { id, version };
        }),
  );

/** Which meetings of a series a form changes: this one, or the later ones too. */
export const SeriesScopeInput = z.object({
  scope: z.enum(['this', 'following'], '어느 모임까지 바꿀지 골라 주세요.').prefault('this'),
  /**
   * The later meetings that the form was shown with; undefined if it names none. A text of another
   * shape names no meeting, so the stored ones count as changed.
   */
  later: seen.optional().catch([]),
});
