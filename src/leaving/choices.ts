/** The decisions of a person about the clubs and meetings that she leads. */
export interface LeavingChoices {
  /** The clubs that close. */
  readonly closedClubs: ReadonlySet<number>;
  /** The meetings that are cancelled. */
  readonly cancelledMeetings: ReadonlySet<number>;
  /** The member who leads a meeting next. */
  readonly heirs: ReadonlyMap<number, number>;
}
