import type { RankedBook } from './rule-score.ts';
import type { MovedFor } from './spread-three.ts';

export interface ElectedBook {
  readonly ranked: RankedBook;
  /** Passes that ranked the book among the first three. */
  readonly votes: number;
  /**
   * Whether the model ranked the book above the middle, or variety chose it among the books that
   * the model ranked. Otherwise the rule score filled the place.
   */
  readonly isChosenByModel: boolean;
  /** Why it was chosen although others have a higher score; `null`: none of the others has. */
  readonly movedFor: MovedFor | null;
}
