import type { MeetingRecord } from './show-record.ts';
import type { RecordState } from './state-repository.ts';

/** The state of a record for an open page: what to remove, and whether to load it again. */
export interface RecordStateAnswer {
  readonly version: string;
  /** The quotes that may be shown now. */
  readonly quotes: readonly string[];
  /** The points whose sentence may be shown now. */
  readonly sentences: readonly string[];
}

/** Changes when a record was made again, taken down, or asked for. */
export const versionOf = (state: RecordState | null): string =>
  state === null ? '0' : `${state.makings}${state.isTakenDown ? 'd' : ''}${state.isDue ? 'w' : ''}`;

export const stateAnswer = ({ state, questions }: MeetingRecord): RecordStateAnswer => {
  const points = questions.flatMap(({ points: some }) => some);
  return {
    version: versionOf(state),
    quotes: points.flatMap(({ id, quotes }) => quotes.map(({ position }) => `${id}-${position}`)),
    sentences: points.filter(({ sentence }) => sentence !== null).map(({ id }) => String(id)),
  };
};
