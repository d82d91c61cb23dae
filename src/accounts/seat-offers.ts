/** The seat in a meeting that a person may take together with her log-in. */
export interface SeatOffers {
  /** Returns the title of the meeting whose page is `next`; null if nobody can join there. */
  find(next: string): Promise<string | null>;
  /** Joins that meeting. Its page says how it went: a failure does not stop the log-in. */
  take(userId: number, next: string): Promise<void>;
}

/** The offer as the forms show it. */
export interface SeatOffer {
  readonly meetingTitle: string;
  readonly isTaken: boolean;
}

/**
 * Returns the offer of a seat for a form whose `next` is a meeting; null if no seat can be offered.
 * @param typed the posted fields; absent when the form is new, and then the offer is taken
 */
export async function findSeatOffer(
  offers: SeatOffers,
  next: string,
  typed?: Readonly<Record<string, string>>,
): Promise<SeatOffer | null> {
  const meetingTitle = await offers.find(next);
  return meetingTitle === null ? null : { meetingTitle, isTaken: typed ? typed.join === 'on' : true };
}
