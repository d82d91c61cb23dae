export type RecommendationResult =
  | { readonly kind: 'recommended'; readonly id: number; readonly isNew: boolean }
  | { readonly kind: 'limit_reached'; readonly nextAt: Date }
  | { readonly kind: 'too_few_books' }
  /** Fewer than three books are left after verdicts and wishes. */
  | { readonly kind: 'nothing_left' }
  /** The reader deleted her stored taste meanwhile, so nothing was stored. */
  | { readonly kind: 'deleted_meanwhile' };
