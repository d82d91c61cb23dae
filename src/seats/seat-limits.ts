/** How many meetings one person, and how many people one meeting, may have on waiting lists. */
export const seatLimits = { waitsPerPerson: 30, waitsPerMeeting: 100 } as const;
