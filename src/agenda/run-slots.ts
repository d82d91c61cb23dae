import type { Slot, SlotClock, SlotRun, SlotState } from './slot.ts';

/**
 * Returns what each slot does at one moment. Each begins when the one before ends, a pause moves
 * the rest, and the end of the meeting cuts off what is later. Nothing has to be written for it
 * when a slot ends, so it is the same in every process and after every crash.
 */
export function runSlots(slots: readonly Slot[], clock: SlotClock): SlotRun[] {
  const { startedAt } = clock;
  if (!startedAt || clock.now < startedAt) return slots.map(() => notBegun);
  const found = { begins: startedAt.getTime(), isPauseFound: clock.pausedAt === null };
  return slots.map((slot) => {
    const begins = found.begins;
    const ends = slot.endedAt ? Math.max(begins, slot.endedAt.getTime()) : begins + slot.durationMs;
    const pausedAt = clock.pausedAt?.getTime() ?? 0;
    const isPaused = !found.isPauseFound && slot.endedAt === null && pausedAt < ends;
    found.isPauseFound ||= isPaused;
    found.begins = isPaused ? ends + Math.max(0, clock.now.getTime() - pausedAt) : ends;
    const times = { begins, ends: found.begins };
    const state = stateOf(slot, times, clock, isPaused);
    return runOf(state, times, clock);
  });
}

const notBegun: SlotRun = { state: 'waiting', beginsAt: null, endsAt: null, leftMs: null };

interface Times {
  readonly begins: number;
  readonly ends: number;
}

function stateOf(slot: Slot, { begins, ends }: Times, clock: SlotClock, isPaused: boolean): SlotState {
  const [now, until] = [clock.now.getTime(), clock.until.getTime()];
  if (slot.endedAt && begins < until) return 'skipped';
  if (begins >= until) return 'left_out';
  if (now >= Math.min(ends, until)) return 'done';
  if (isPaused) return 'paused';
  return now >= begins ? 'current' : 'waiting';
}

function runOf(state: SlotState, { begins, ends }: Times, { now, until, pausedAt }: SlotClock): SlotRun {
  if (state === 'left_out') return { ...notBegun, state };
  const end = Math.min(ends, until.getTime());
  const isOpen = state !== 'done' && state !== 'skipped';
  const isUnknown = pausedAt !== null && isOpen;
  return {
    state,
    beginsAt: isUnknown && state === 'waiting' ? null : new Date(begins),
    endsAt: isUnknown ? null : new Date(end),
    leftMs: leftMsOf(state, { ends, end }, now),
  };
}

/** A pause ends nobody knows when, so the end of the meeting does not shorten what is left. */
function leftMsOf(
  state: SlotState,
  { ends, end }: { readonly ends: number; readonly end: number },
  now: Date,
): number | null {
  if (state === 'paused') return ends - now.getTime();
  return state === 'current' ? end - now.getTime() : null;
}
