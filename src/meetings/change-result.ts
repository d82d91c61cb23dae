import type { NotFound } from './lock-meeting.ts';

/** The result of a change of one meeting: what happened, or why it was refused. */
export type ChangeResult<Outcome extends string, Refusal extends string> =
  | { readonly ok: true; readonly outcome: Outcome }
  | { readonly ok: false; readonly reason: Refusal }
  | NotFound;
