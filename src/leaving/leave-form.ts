import type { Undecided } from './led.ts';

/** The form of leaving as it was sent and refused. */
export interface LeaveForm {
  readonly values: Readonly<Record<string, string>>;
  readonly undecided: Undecided;
  readonly isSure: boolean;
}
