// The event `agenda` of `/chat`. The browser's types come from here, so this file imports nothing
// of the server.

export type CardState = 'waiting' | 'current' | 'paused' | 'done' | 'skipped' | 'left_out';

export interface AgendaCard {
  readonly id: string;
  readonly body: string;
  /** How long it is planned, extensions included. */
  readonly seconds: number;
  /** ISO 8601, UTC. Null before the start, during a pause, and if it is left out. */
  readonly endsAt: string | null;
  readonly state: CardState;
  /** Milliseconds that are left of a paused card. */
  readonly leftMs?: number;
}

/** The turn of a member who speaks now. */
export interface AgendaTurn {
  readonly id: string;
  readonly userId: string;
  /** ISO 8601, UTC. */
  readonly endsAt: string;
  /** The people in the order of their turns. Those who passed stand in it again at the end. */
  readonly order: readonly string[];
  /** The place of this turn in the order. */
  readonly at: number;
}

/** Events from the server. */
export interface AgendaEvents {
  agenda: (state: AgendaState) => void;
}

/** An agenda at one moment. A card that ends is followed by the next without another event. */
export interface AgendaState {
  /** Rises with every change that a person makes. */
  readonly revision: number;
  /** The server's time, ISO 8601, UTC. A state with an earlier time is older. */
  readonly now: string;
  readonly cards: readonly AgendaCard[];
  /** The id of the card that runs or is paused. */
  readonly current: string | null;
  readonly turn?: AgendaTurn;
}
