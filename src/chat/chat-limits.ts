import type { EventLimit } from '../platform/realtime/sliding-window.ts';

export interface ChatLimits {
  /** Connections of one person, in all meetings and on all processes. */
  readonly connectionsPerPerson: number;
  /** New messages of one member. */
  readonly messages: EventLimit;
  /** Everything that one member sends, repeated drafts included. */
  readonly attempts: EventLimit;
  /** People whom one member names; further names stay plain text. */
  readonly mentions: EventLimit;
  /** Deletions that one member asks for. */
  readonly deletions: EventLimit;
  /** Reactions that one member adds or takes back. */
  readonly reactions: EventLimit;
  /** Messages that one member pins or takes off. */
  readonly pins: EventLimit;
  /** Pages of the log that one socket asks for. */
  readonly history: EventLimit;
  /** Searches of one member. */
  readonly searches: EventLimit;
  /** Hellos of one socket. */
  readonly hellos: EventLimit;
}

export const chatLimits: ChatLimits = {
  connectionsPerPerson: 10,
  messages: { count: 10, windowMs: 5_000 },
  attempts: { count: 20, windowMs: 5_000 },
  mentions: { count: 30, windowMs: 60_000 },
  deletions: { count: 20, windowMs: 10_000 },
  reactions: { count: 20, windowMs: 5_000 },
  pins: { count: 10, windowMs: 10_000 },
  history: { count: 60, windowMs: 5_000 },
  searches: { count: 10, windowMs: 10_000 },
  hellos: { count: 10, windowMs: 5_000 },
};

const unlimited: EventLimit = { count: Number.POSITIVE_INFINITY, windowMs: 5_000 };

/** For benchmarks (`BENCH=1`). */
export const noChatLimits: ChatLimits = {
  connectionsPerPerson: 1_000_000,
  messages: unlimited,
  attempts: unlimited,
  mentions: unlimited,
  deletions: unlimited,
  reactions: unlimited,
  pins: unlimited,
  history: unlimited,
  searches: unlimited,
  hellos: unlimited,
};
