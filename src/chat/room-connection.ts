/** A person's connection to a meeting's room. */
export interface Connection {
  readonly meetingId: number;
  readonly userId: number;
  readonly connectionId: string;
}

/** A person whose last connection to a meeting's room has ended. */
export type Departure = Pick<Connection, 'meetingId' | 'userId'>;
