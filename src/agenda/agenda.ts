import { runSlots } from './run-slots.ts';
import type { SlotRun } from './slot.ts';

/** A question that the members talk about for some minutes. */
export interface Card {
  readonly id: number;
  readonly body: string;
  /** The discussion question that its text was copied from; null for a text of the leader. */
  readonly questionId: number | null;
  readonly seconds: number;
  /** How long it was paused, without the pause that still lasts. */
  readonly pausedMs: number;
  /** When a leader ended it; null if it ends by the clock. */
  readonly endedAt: Date | null;
  /** Whether an operator hid the question; nobody sees its text then. */
  readonly isHidden?: boolean;
}

/** A member's time to speak in a round. */
export interface Turn {
  /** Null until it is stored. */
  readonly id: number | null;
  readonly userId: number;
  /** Whether she passed before and is asked again. */
  readonly isSecond: boolean;
  readonly endedAt: Date | null;
}

/** The stored agenda of a meeting. */
export interface Agenda {
  /** The cards begin with the meeting, without a leader. */
  readonly startsItself: boolean;
  readonly startedAt: Date | null;
  readonly pausedAt: Date | null;
  readonly turnsStartedAt: Date | null;
  readonly turnSeconds: number;
  /** Rises with every change that a person makes. */
  readonly revision: number;
  readonly cards: readonly Card[];
  readonly turns: readonly Turn[];
}

/** The times of a meeting that its agenda depends on. */
export interface MeetingTimes {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export const emptyAgenda: Agenda = {
  startsItself: false,
  startedAt: null,
  pausedAt: null,
  turnsStartedAt: null,
  turnSeconds: 60,
  revision: 0,
  cards: [],
  turns: [],
};

/** Returns when the first card begins or began; null if a leader has to start it. */
const startOf = ({ startedAt, startsItself }: Agenda, { startsAt }: MeetingTimes): Date | null =>
  startedAt ?? (startsItself ? startsAt : null);

/** Returns what each card does at one moment. */
export const runCards = (agenda: Agenda, times: MeetingTimes, now: Date): SlotRun[] =>
  runSlots(
    agenda.cards.map(({ seconds, pausedMs, endedAt }) => ({
      durationMs: seconds * 1_000 + pausedMs,
      endedAt,
    })),
    { startedAt: startOf(agenda, times), pausedAt: agenda.pausedAt, until: times.endsAt, now },
  );

/** Returns what each turn does at one moment. A pause is about the cards only. */
export const runTurns = (agenda: Agenda, times: MeetingTimes, now: Date): SlotRun[] =>
  runSlots(
    agenda.turns.map(({ endedAt }) => ({ durationMs: agenda.turnSeconds * 1_000, endedAt })),
    { startedAt: agenda.turnsStartedAt, pausedAt: null, until: times.endsAt, now },
  );

/** Returns the index of the slot that runs or is paused; -1 if none does. */
export const currentOf = (runs: readonly SlotRun[]): number =>
  runs.findIndex(({ state }) => state === 'current' || state === 'paused');

/** Whether the first card has begun. */
export const hasBegun = (agenda: Agenda, times: MeetingTimes, now: Date): boolean => {
  const start = startOf(agenda, times);
  return agenda.cards.length > 0 && start !== null && now >= start;
};
