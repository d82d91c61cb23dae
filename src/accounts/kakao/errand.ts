import { z } from 'zod';
import type { KakaoRequest } from './kakao.ts';

/** Why a person goes to Kakao. It waits in Redis until she is back. */
export const Errand = z.discriminatedUnion('kind', [
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

export type Errand = z.infer<typeof Errand>;
export type LogInErrand = Extract<Errand, { kind: 'log-in' }>;

/** Returns the request that Kakao gets for an errand. Only a new account needs an address. */
export const requestOf = ({ kind }: Errand): KakaoRequest => ({
  wantsEmail: kind === 'log-in',
  isFresh: kind === 'proof',
});
