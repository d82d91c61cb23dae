import type { FlagKind, Standing } from '../candidates/index.ts';

/** A fact of a book that an answer asked for. */
export type Fact =
  | { readonly kind: 'tag' | 'shelf' | 'word'; readonly value: string }
  /** The book's place among the candidates, and the place that the answer wishes. */
  | { readonly kind: keyof Standing; readonly place: number; readonly near: number }
  | { readonly kind: FlagKind };

/** A fact of a book and the points it earns. */
export interface Match {
  readonly fact: Fact;
  readonly points: number;
}
