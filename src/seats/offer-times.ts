/** How long a seat is held for the person to whom it is offered. */
export const offerMinutes = 120;

/**
 * Minutes before the start from which no seat is offered or held: the first person to ask gets it.
 * The SQL function `take_seat` holds the same number.
 */
export const lastCallMinutes = 30;

const minuteMs = 60_000;

/** Whether seats are offered to waiting people now; later the first one to ask gets them. */
export const isOffering = (startsAt: Date, now: Date): boolean =>
  now.getTime() < startsAt.getTime() - lastCallMinutes * minuteMs;
