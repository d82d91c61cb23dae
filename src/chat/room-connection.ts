/** A person's connection to a meeting's room. */
export interface Connection {
  readonly meetingId: number;
  readonly userId: number;
  readonly connectionId: string;
}

/** A person who is no longer in a meeting's room. */
export type Departure = Pick<Connection, 'meetingId' | 'userId'>;
