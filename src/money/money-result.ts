/** Why a change of the ledger is refused. */
export type MoneyRefusal =
  | 'not_found'
  | 'closed'
  | 'not_manager'
  | 'no_such_line'
  | 'no_such_meeting'
  | 'no_such_member'
  | 'old_version'
  | 'too_many_lines'
  | 'too_many_versions';

export type MoneyResult = { readonly ok: true } | { readonly ok: false; readonly reason: MoneyRefusal };
