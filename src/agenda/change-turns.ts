import { refuse } from '../platform/decision.ts';
import { type Agenda, currentOf, type MeetingTimes, runTurns, type Turn } from './agenda.ts';
import { agendaLimits } from './agenda-limits.ts';
import type { AgendaChange } from './change-cards.ts';

/** Why a change of the turns is refused. */
export type TurnRefusal = 'nobody_present' | 'too_many_present' | 'no_turn' | 'next_already';

export type TurnChange = AgendaChange<TurnRefusal>;

export interface Draw {
  readonly present: readonly number[];
  readonly seconds: number;
  /** Returns numbers from 0 up to 1. */
  readonly random: () => number;
}

/** Draws the order of those present and begins the first turn now, in place of any other round. */
export function startTurns(agenda: Agenda, now: Date, { present, seconds, random }: Draw): TurnChange {
  if (present.length === 0) return refuse('nobody_present');
  if (present.length > agendaLimits.turns) return refuse('too_many_present');
  const turns = shuffle(present, random).map((userId) => newTurn(userId, false));
  return { ok: true, agenda: { ...agenda, turnsStartedAt: now, turnSeconds: seconds, turns } };
}

export interface TurnEnd {
  /** The turn that the person saw; the one that runs if not given. */
  readonly turnId: number | undefined;
  /** Whether the member is asked once more at the end. */
  readonly isAskedAgain: boolean;
}

/** Ends the turn that runs; the next one begins. */
export function endTurn(
  agenda: Agenda,
  times: MeetingTimes,
  now: Date,
  { turnId, isAskedAgain }: TurnEnd,
): TurnChange {
  const current = currentTurn(agenda, times, now);
  if (!current) return refuse('no_turn');
  if (turnId !== undefined && turnId !== current.id) return refuse('next_already');
  const turns = agenda.turns.map((turn) => (turn === current ? { ...turn, endedAt: now } : turn));
  const again = isAskedAgain && !current.isSecond ? [newTurn(current.userId, true)] : [];
  return { ok: true, agenda: { ...agenda, turns: [...turns, ...again] } };
}

/** Ends the round. */
export const stopTurns = (agenda: Agenda): Agenda => ({ ...agenda, turnsStartedAt: null, turns: [] });

/** Returns the turn that runs; undefined if none does. */
export const currentTurn = (agenda: Agenda, times: MeetingTimes, now: Date): Turn | undefined =>
  agenda.turns[currentOf(runTurns(agenda, times, now))];

const newTurn = (userId: number, isSecond: boolean): Turn => ({ id: null, userId, isSecond, endedAt: null });

/** Returns the same people in an order in which each is as likely (Fisher and Yates). */
function shuffle(people: readonly number[], random: () => number): number[] {
  const left = [...people];
  return people.map(() => left.splice(Math.floor(random() * left.length), 1)[0] as number);
}
