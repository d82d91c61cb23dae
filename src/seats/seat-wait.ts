/** A person's place on the waiting list of a meeting. */
export interface SeatWait {
  /** Her place among the people without an offer; 1 is next. Without meaning once she has one. */
  readonly place: number;
  /** Until when a seat is held for her; null while she waits for one. */
  readonly offerEndsAt: Date | null;
}

/** A row of `ownWait`, whose time is text in JSON. */
export interface SeatWaitRow {
  readonly place: number;
  readonly offerEndsAt: string | null;
}

export const toSeatWait = ({ place, offerEndsAt }: SeatWaitRow): SeatWait => ({
  place,
  offerEndsAt: offerEndsAt === null ? null : new Date(offerEndsAt),
});
