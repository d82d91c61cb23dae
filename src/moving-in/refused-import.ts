export type ConfirmRefusal =
  | 'not_found'
  | 'not_manager'
  | 'closed'
  | 'busy'
  | 'no_draft'
  | 'nothing_new'
  | 'too_many_lines'
  | 'too_many_imports'
  | 'too_many_links';

/** Thrown to roll the transaction back. */
export class Refused extends Error {
  readonly reason: ConfirmRefusal;
  constructor(reason: ConfirmRefusal) {
    super(reason);
    this.reason = reason;
  }
}
