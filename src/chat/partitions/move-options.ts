import type { Pause } from './retry-for-locks.ts';

export interface MoveOptions {
  readonly say: (line: string) => void;
  readonly pause: Pause;
  /** Rows of one transaction. */
  readonly batchRows?: number;
}
