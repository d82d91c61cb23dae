import { koreanDateTime } from '../platform/korean-date.ts';
import type { ImportRun } from './site-state.ts';

/** One import of bestsellers. */
export interface ImportRow {
  readonly at: string;
  readonly state: string;
  readonly summary: string;
  readonly hasFailed: boolean;
}

export const importRow = (run: ImportRun, now: Date): ImportRow => ({
  at: koreanDateTime(run.requestedAt, now),
  state: stateOf(run),
  summary: run.summary ?? '',
  hasFailed: run.hasFailed,
});

function stateOf({ startedAt, finishedAt, hasFailed }: ImportRun): string {
  if (finishedAt) return hasFailed ? '실패' : '끝남';
  return startedAt ? '가져오는 중' : '기다리는 중';
}
