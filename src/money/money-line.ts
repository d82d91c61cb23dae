export const kinds = ['income', 'expense'] as const;
export type Kind = (typeof kinds)[number];

/** The parts of a line that a leader writes. */
export interface MoneyEntry {
  readonly kind: Kind;
  /** In won, always positive. */
  readonly amount: number;
  /** `YYYY-MM-DD`. */
  readonly happenedOn: string;
  readonly text: string;
  readonly meetingId: number | null;
}

/** A line of a club's ledger. */
export interface MoneyLine extends MoneyEntry {
  readonly id: number;
  readonly meetingTitle: string | null;
  /** Rises with every edit and with the deletion. */
  readonly version: number;
  readonly isDeleted: boolean;
  /** The nickname of the person who made this version; null if the account was deleted. */
  readonly changedBy: string | null;
}

/** The sums of a club's lines, in won. */
export interface Sums {
  readonly income: number;
  readonly expense: number;
  readonly lines: number;
}

export const balanceOf = ({ income, expense }: Sums): number => income - expense;
