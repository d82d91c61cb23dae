/** A notice to the members of a club. */
export interface Notice {
  readonly id: number;
  readonly clubId: number;
  /** Null: the account was deleted. */
  readonly author: { readonly id: number; readonly nickname: string } | null;
  readonly body: string;
  readonly isPinned: boolean;
  readonly postedAt: Date;
}

/** When one member saw and confirmed a notice. */
export interface Reading {
  readonly seenAt: Date | null;
  readonly confirmedAt: Date | null;
}

/** How many members did what with a notice. Its author does not count. */
export interface ReaderCounts {
  readonly confirmed: number;
  /** Seen, but not confirmed. */
  readonly seen: number;
  readonly notSeen: number;
}

/** A notice as one member reads it. */
export interface ReadNotice {
  readonly notice: Notice;
  readonly reading: Reading;
  /** Null for a member who is no leader. */
  readonly counts: ReaderCounts | null;
}

/** The nicknames behind the counts. */
export type ReaderNames = Readonly<Record<keyof ReaderCounts, readonly string[]>>;
