import { headingOf, keyOf } from './questions-view.ts';
import type { MeetingRecord } from './show-record.ts';
import type { RecordState } from './state-repository.ts';

/** The state of a record for an open page: what to remove, and whether to load it again. */
export interface RecordStateAnswer {
  readonly version: string;
  /** The quotes that may be shown now. */
  readonly quotes: readonly string[];
  /** Those of them whose authors the reader blocked. */
  readonly folded: readonly string[];
  /** The points whose sentence may be shown now. */
  readonly sentences: readonly string[];
  /** The headings of all questions, in their order. */
  readonly headings: readonly string[];
}

/** Changes when a record was made again, taken down, or asked for. */
export const versionOf = (state: RecordState | null): string =>
  state === null ? '0' : `${state.makings}${state.isTakenDown ? 'd' : ''}${state.isDue ? 'w' : ''}`;

export const stateAnswer = ({ state, questions, blockedIds }: MeetingRecord): RecordStateAnswer => {
  const points = questions.flatMap(({ points: some }) => some);
  const quotes = points.flatMap((point) =>
    point.quotes.map((quote) => ({ key: keyOf(point, quote), isFolded: blockedIds.has(quote.userId) })),
  );
  return {
    version: versionOf(state),
    quotes: quotes.map(({ key }) => key),
    folded: quotes.filter(({ isFolded }) => isFolded).map(({ key }) => key),
    sentences: points.filter(({ sentence }) => sentence !== null).map(({ id }) => String(id)),
    headings: questions.map(headingOf),
  };
};
