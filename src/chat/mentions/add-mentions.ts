import type pg from 'pg';
import type { Clock } from '../../platform/clock.ts';
import { createSlidingWindow } from '../../platform/realtime/sliding-window.ts';
import type { ChatLimits } from '../chat-limits.ts';
import type { Draft } from '../draft-repository.ts';
import { findNames } from './find-names.ts';
import { findMentionable } from './mentionable-repository.ts';

/** Returns drafts of one room, in their order, with the members whom they name. */
export type AddMentions = (meetingId: number, drafts: readonly Draft[]) => Promise<readonly Draft[]>;

/** Drafts without an `@` cost nothing. Names beyond the limit of their author stay plain text. */
export function createMentioner({
  pool,
  clock,
  limits,
}: {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly limits: Pick<ChatLimits, 'mentions'>;
}): AddMentions {
  const mentions = createSlidingWindow(limits.mentions, clock);
  return async (meetingId, drafts) => {
    const named = drafts.filter(({ body }) => body.includes('@'));
    if (named.length === 0) return drafts;
    const rows = await findMentionable(pool, meetingId, named);
    return drafts.map((draft) => {
      const number = named.indexOf(draft) + 1;
      const people = number > 0 ? rows.filter(({ draftNumber }) => draftNumber === number) : [];
      const found = findNames(draft.body, people).filter(
        () => mentions.take(`${meetingId}:${draft.userId}`) === 0,
      );
      if (found.length === 0) return draft;
      return { ...draft, mentions: found.map((one) => ({ ...one, userId: String(one.userId) })) };
    });
  };
}
