import type { TalkMessage } from '../../src/record/record.ts';

const begin = Date.UTC(2026, 10, 28, 10);

/** Messages of these people, numbered from 1, one a minute. */
export const talk = (...said: readonly (readonly [userId: number, body: string])[]): TalkMessage[] =>
  said.map(([userId, body], at) => ({ seq: at + 1, userId, body, sentAt: minuteOfTalk(at) }));

/** The time of a sample talk's minute. */
export const minuteOfTalk = (minute: number): Date => new Date(begin + minute * 60_000);
