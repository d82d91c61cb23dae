import { type Agenda, type Card, currentOf, hasBegun, type MeetingTimes, runCards } from './agenda.ts';

/** A card that a leader plans. */
export type CardDraft = Pick<Card, 'body' | 'questionId' | 'seconds'>;

export interface PlannedAgenda {
  readonly agenda: Agenda;
  /** Cards to store after those of `agenda`. */
  readonly added: readonly CardDraft[];
}

/**
 * Replaces the cards that have not begun. Those that ran, and the one that runs, stay. After the
 * last one has ended, the first new card begins now.
 */
export function planCards(
  agenda: Agenda,
  times: MeetingTimes,
  now: Date,
  { startsItself, drafts }: { readonly startsItself: boolean; readonly drafts: readonly CardDraft[] },
): PlannedAgenda {
  if (!hasBegun(agenda, times, now)) {
    const isEarly = now < times.startsAt;
    return { agenda: { ...agenda, startsItself: startsItself && isEarly, cards: [] }, added: drafts };
  }
  const kept = keptCards(agenda, times, now);
  const hasCurrent = currentOf(runCards(agenda, times, now)) >= 0;
  if (hasCurrent || drafts.length === 0) return { agenda: { ...agenda, cards: kept }, added: drafts };
  const ended = kept.map((card, i) => (i === kept.length - 1 ? { ...card, endedAt: now } : card));
  return { agenda: { ...agenda, pausedAt: null, cards: ended }, added: drafts };
}

/**
 * Adds the waiting cards that operators hid to a leader's drafts, each in its old place: her form
 * does not show them. A draft made from the same question stands for its hidden card.
 */
export function withHiddenCards(
  drafts: readonly CardDraft[],
  agenda: Agenda,
  times: MeetingTimes,
  now: Date,
): CardDraft[] {
  const draftedIds = new Set(drafts.map(({ questionId }) => questionId));
  const all = [...drafts];
  const waiting = agenda.cards.slice(keptCards(agenda, times, now).length);
  waiting.forEach(({ body, questionId, seconds, isHidden }, place) => {
    if (isHidden && !draftedIds.has(questionId)) all.splice(place, 0, { body, questionId, seconds });
  });
  return all;
}

/** Returns the cards that a plan cannot change any more; none before the first one begins. */
export function keptCards(agenda: Agenda, times: MeetingTimes, now: Date): readonly Card[] {
  const runs = runCards(agenda, times, now);
  const firstOpen = runs.findIndex(({ state }) => state === 'waiting' || state === 'left_out');
  return firstOpen < 0 ? agenda.cards : agenda.cards.slice(0, firstOpen);
}

/**
 * Names the cards of a plan: those that cannot be changed any more, then the others. A form that
 * was drawn before one of them began, or was replaced, names others.
 */
export function namesOfPlan(agenda: Agenda, times: MeetingTimes, now: Date): string {
  const kept = keptCards(agenda, times, now).length;
  const ids = agenda.cards.map(({ id }) => id);
  return `${ids.slice(0, kept).join('-')}.${ids.slice(kept).join('-')}`;
}
