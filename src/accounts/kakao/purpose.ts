import { z } from 'zod';

/** Why a person logs in at Kakao. Kept in Redis until her browser comes back. */
export const Purpose = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('log-in'),
    /** A path of this site; empty if she asked for none. */
    next: z.string(),
    /** Whether to join the meeting that `next` shows. */
    join: z.boolean(),
    isKept: z.boolean(),
  }),
  z.object({ kind: z.literal('link'), accountId: z.number() }),
  z.object({ kind: z.literal('proof'), accountId: z.number(), back: z.string() }),
]);

export type Purpose = z.infer<typeof Purpose>;
export type LogInPurpose = Extract<Purpose, { kind: 'log-in' }>;

/** The parts of a log-in at Kakao that depend on its purpose. */
export interface KakaoRequest {
  /** Whether to ask for the e-mail address. */
  readonly wantsEmail: boolean;
  /** Whether the person must log in to Kakao again, within the last minutes. */
  readonly isFresh: boolean;
}

/** Returns what a log-in with this purpose asks Kakao for. Only a new account needs an address. */
export const requestOf = ({ kind }: Purpose): KakaoRequest => ({
  wantsEmail: kind === 'log-in',
  isFresh: kind === 'proof',
});
