import { z } from 'zod';
import { seoulWallTime } from '../platform/korean-date.ts';
import type { PastMessage, TalkFacts } from './talk.ts';

const LineInput = z.object({ at: z.coerce.date(), author: z.string(), body: z.string() });

/** The preview of a talk, as it waits in the database. */
export const TalkSummaryRow = z.object({
  format: z.enum(['windows', 'android', 'ios', 'macos', 'english']),
  messageCount: z.number(),
  eventCount: z.number(),
  shortenedCount: z.number(),
  blankCount: z.number(),
  /** Messages that the club's past log holds already. */
  knownCount: z.number(),
  /** `YYYY-MM` and the number of messages. */
  months: z.array(z.tuple([z.string(), z.number()])),
  /** Names and the number of their messages, the most frequent first. */
  people: z.array(z.tuple([z.string(), z.number()])),
  first: LineInput,
  last: LineInput,
});

export type TalkSummary = z.infer<typeof TalkSummaryRow>;
type ShownLine = z.infer<typeof LineInput>;

/** Letters of a message that a preview shows. */
const shownLetters = 200;

/** Counts the messages of a talk as they are read. */
export class TalkCounter {
  readonly #months = new Map<string, number>();
  readonly #people = new Map<string, number>();
  #first: PastMessage | null = null;
  #last: PastMessage | null = null;

  add(message: PastMessage): void {
    const month = seoulWallTime(message.at).slice(0, 7);
    this.#months.set(month, (this.#months.get(month) ?? 0) + 1);
    this.#people.set(message.author, (this.#people.get(message.author) ?? 0) + 1);
    if (!this.#first || message.at < this.#first.at) this.#first = message;
    if (!this.#last || message.at >= this.#last.at) this.#last = message;
  }

  summary(facts: TalkFacts, knownCount: number): TalkSummary {
    if (!this.#first || !this.#last) throw new Error('a talk without messages is refused');
    return {
      ...facts,
      knownCount,
      months: [...this.#months].sort(([one], [two]) => one.localeCompare(two)),
      people: [...this.#people].sort(([, one], [, two]) => two - one),
      first: shown(this.#first),
      last: shown(this.#last),
    };
  }
}

const shown = ({ at, author, body }: PastMessage): ShownLine => ({
  at,
  author,
  body: [...body.slice(0, 2 * shownLetters)].slice(0, shownLetters).join(''),
});
