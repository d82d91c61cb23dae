import type { Pool } from 'pg';
import { runCards } from './agenda.ts';
import { findAgendas } from './agenda-repository.ts';
import { shownBody } from './card-view.ts';

/** A card that members talked about, and when. */
export interface CardThatRan {
  readonly id: number;
  readonly body: string;
  /** The discussion question that its text was copied from; null for a text of the leader. */
  readonly questionId: number | null;
  readonly beganAt: Date;
  /** The end of the meeting at the latest. Now for a card that runs. */
  readonly endedAt: Date;
}

/**
 * Returns the cards of a meeting that have run by now, in the order in which they ran, without the
 * text of questions that operators hid.
 */
export async function cardsThatRan(pool: Pick<Pool, 'query'>, meetingId: number): Promise<CardThatRan[]> {
  const [found] = await findAgendas(pool, [meetingId]);
  if (!found) return [];
  const { agenda, times, now } = found;
  const runs = runCards(agenda, times, now);
  return agenda.cards.flatMap(({ id, questionId, ...card }, i) => {
    const { state, beginsAt, endsAt } = runs[i] ?? {};
    const hasRun = state !== 'waiting' && state !== 'left_out' && beginsAt;
    if (!hasRun) return [];
    const endedAt = endsAt && endsAt < now ? endsAt : now;
    return [{ id, body: shownBody(card), questionId, beganAt: beginsAt, endedAt }];
  });
}
