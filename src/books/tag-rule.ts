export interface TagRule {
  readonly tag: string;
  readonly kind: 'mood' | 'theme' | 'pace';
  /**
   * Words to find at the start of a word in title, subtitle or description, separated by ` | `.
   * Endings and particles may follow, unless the word ends in `/`; a space may be missing.
   */
  readonly words: string;
  /** Words with the same start and another meaning. */
  readonly except?: string;
  /** Names of categories below the genre, which must match as a whole. */
  readonly shelves?: string;
  /** Parts of names of series. */
  readonly series?: string;
  /** How names of authors end. */
  readonly authors?: readonly string[];
}
