/** One row of the page. */
export interface Figure {
  readonly label: string;
  readonly value: string;
  readonly isBad: boolean;
}

/** Writes numbers as the page shows them. */
export const count = new Intl.NumberFormat('ko-KR');
