import { formMessages } from './form-messages.ts';
import type { PastAuthor } from './past-author-repository.ts';

/** A name of the past log as one member may claim or free it. */
export interface ShownName {
  readonly name: string;
  readonly member: string | null;
  readonly claimAction: string | null;
  readonly releaseAction: string | null;
  readonly isMine: boolean;
}

export function shownName(
  { id, name, claimedBy, nickname }: PastAuthor,
  {
    me,
    base,
    isOpen,
    manages,
  }: {
    readonly me: number | null;
    readonly base: string;
    readonly isOpen: boolean;
    readonly manages: boolean;
  },
): ShownName {
  const action = `${base}/authors/${id}`;
  const isMine = claimedBy !== null && claimedBy === me;
  return {
    name: name || formMessages.nameless,
    member: claimedBy === null ? null : (nickname ?? formMessages.formerMember),
    claimAction: isOpen && claimedBy === null ? `${action}/claim` : null,
    releaseAction: claimedBy !== null && (isMine || manages) ? `${action}/release` : null,
    isMine,
  };
}
