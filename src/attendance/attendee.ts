/** How long a member was in the room of a meeting. */
export interface PresenceRecord {
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly seconds: number;
}

/** A member who came to a meeting. */
export interface Attendee {
  readonly userId: number;
  readonly nickname: string;
  /** Null for a member who only read the room without scripts. */
  readonly presence: PresenceRecord | null;
  /** Only the member herself finds herself hidden. Other people do not find her at all. */
  readonly isHidden: boolean;
}
