import { refuse } from '../platform/decision.ts';
import { type Agenda, type Card, currentOf, hasBegun, type MeetingTimes, runCards } from './agenda.ts';
import { agendaLimits } from './agenda-limits.ts';

/** Why a change of the cards is refused. */
export type CardRefusal = 'empty' | 'nothing_runs' | 'next_already' | 'too_long';

export type AgendaChange<Reason extends string = CardRefusal> =
  | { readonly ok: true; readonly agenda: Agenda }
  | { readonly ok: false; readonly reason: Reason };

/** Begins the first card now, or leaves an agenda that has begun as it is. */
export function startCards(agenda: Agenda, times: MeetingTimes, now: Date): AgendaChange {
  if (agenda.cards.length === 0) return refuse('empty');
  if (hasBegun(agenda, times, now)) return { ok: true, agenda };
  return { ok: true, agenda: { ...agenda, startedAt: now } };
}

/** Stops the time of the card that runs. */
export function pauseCards(agenda: Agenda, times: MeetingTimes, now: Date): AgendaChange {
  const { agenda: settled, current } = settle(agenda, times, now);
  if (!current) return refuse('nothing_runs');
  return { ok: true, agenda: agenda.pausedAt ? agenda : { ...settled, pausedAt: now } };
}

/** Goes on with the card that is paused. */
export function resumeCards(agenda: Agenda, times: MeetingTimes, now: Date): AgendaChange {
  if (!agenda.pausedAt) return { ok: true, agenda };
  return { ok: true, agenda: { ...settle(agenda, times, now).agenda, pausedAt: null } };
}

/**
 * Ends the card that runs; the next one begins. `cardId`: the card that the leader saw, so that two
 * leaders who skip the same card skip one.
 */
export function skipCard(
  agenda: Agenda,
  times: MeetingTimes,
  now: Date,
  cardId: number | undefined,
): AgendaChange {
  return changeCurrent(agenda, times, now, { cardId, change: (card) => ({ ...card, endedAt: now }) });
}

/** Adds time to the card that runs. */
export function extendCard(
  agenda: Agenda,
  times: MeetingTimes,
  now: Date,
  { cardId, seconds }: { readonly cardId: number | undefined; readonly seconds: number },
): AgendaChange {
  return changeCurrent(agenda, times, now, {
    cardId,
    change: (card) => ({ ...card, seconds: card.seconds + seconds }),
  });
}

function changeCurrent(
  agenda: Agenda,
  times: MeetingTimes,
  now: Date,
  { cardId, change }: { readonly cardId: number | undefined; readonly change: (card: Card) => Card },
): AgendaChange {
  const { agenda: settled, current } = settle(agenda, times, now);
  if (!current) return refuse('nothing_runs');
  if (cardId !== undefined && cardId !== current.id) return refuse('next_already');
  const changed = change(current);
  if (changed.seconds > agendaLimits.cardHours * 3_600) return refuse('too_long');
  return { ok: true, agenda: { ...settled, cards: settled.cards.map((c) => (c === current ? changed : c)) } };
}

/**
 * Returns the same agenda with a pause of no length in place of a pause that lasts, and the card
 * that runs or is paused.
 */
function settle(
  agenda: Agenda,
  times: MeetingTimes,
  now: Date,
): { readonly agenda: Agenda; readonly current: Card | undefined } {
  const at = currentOf(runCards(agenda, times, now));
  const { pausedAt, cards } = agenda;
  const current = cards[at];
  if (!pausedAt || !current) return { agenda, current };
  const pausedMs = current.pausedMs + Math.max(0, now.getTime() - pausedAt.getTime());
  const settled = cards.map((card, i) => (i === at ? { ...card, pausedMs } : card));
  return { agenda: { ...agenda, pausedAt: now, cards: settled }, current: settled[at] };
}
