export { changesOf } from './change-view.ts';
export { type Feedback, movedTags, tasteShift } from './feedback.ts';
export { isPickOf, storeOpening } from './opening-repository.ts';
export { poolNote } from './pool-view.ts';
export { findTaste, storeRating } from './rating-repository.ts';
export { countShown, listRejectedPicks } from './shown-books-repository.ts';
export {
  deleteVerdict,
  type Liking,
  listVerdicts,
  type StoredVerdict,
  storeVerdict,
  type Verdict,
} from './verdict-repository.ts';
export { type Wish, wishes } from './wish.ts';
export { wishLabels } from './wish-messages.ts';
