/** The taste of a club's members, without saying whose it is. */
export interface ClubTaste {
  /** The answers of each member with a current profile: ten option keys each, sorted. */
  readonly profiles: readonly string[];
  /**
   * Books that a member has read, dislikes or rejected, and books that the club read or proposes.
   */
  readonly excluded: readonly number[];
  /** Tags of books that a member dislikes more often than she likes books with them. */
  readonly avoidedTags: readonly string[];
}
