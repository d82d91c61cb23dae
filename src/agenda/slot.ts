/** A span of time that follows another one: a card, or a member's turn. */
export interface Slot {
  /** How long it lasts, pauses included that are over. */
  readonly durationMs: number;
  /** When a person ended it; null if it ends by the clock. */
  readonly endedAt: Date | null;
}

export type SlotState = 'waiting' | 'current' | 'paused' | 'done' | 'skipped' | 'left_out';

/** A slot at one moment. Both times are null until the first slot has begun. */
export interface SlotRun {
  readonly state: SlotState;
  readonly beginsAt: Date | null;
  /** Null while it is unknown: before the start and during a pause, and for slots left out. */
  readonly endsAt: Date | null;
  /** Milliseconds until the end, for the slot that runs or is paused. */
  readonly leftMs: number | null;
}

/** The times that decide which slot runs. */
export interface SlotClock {
  /** When the first slot began; null if none has. */
  readonly startedAt: Date | null;
  /** Since when the slot that runs is paused; null if it is not. */
  readonly pausedAt: Date | null;
  /** No slot runs later than this: the end of the meeting. */
  readonly until: Date;
  readonly now: Date;
}
