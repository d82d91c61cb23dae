/** Limits of agendas. The database holds wider ones as CHECK constraints. */
export const agendaLimits = {
  /** Cards of a meeting, those that have ended included. */
  cards: 30,
  /** Minutes of one card as it is planned. */
  cardMinutes: 600,
  /** Hours of one card with its extensions. */
  cardHours: 24,
  /** Minutes that one press adds to a card. */
  extensionMinutes: 60,
  /** Turns of one round. More would not end within a meeting. */
  turns: 100,
  /** Seconds of one turn. */
  turnSeconds: { min: 10, max: 600, usual: 60 },
} as const;
