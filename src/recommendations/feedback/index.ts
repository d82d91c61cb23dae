export { changesOf, poolNote, wishLabels } from './change-view.ts';
export { type Feedback, movedTags, tasteShift } from './feedback.ts';
export { countShown, listRejectedPicks } from './shown-books-repository.ts';
export {
  deleteVerdict,
  listVerdicts,
  type StoredVerdict,
  storeVerdict,
  type Verdict,
} from './verdict-repository.ts';
export { type Wish, wishes } from './wish.ts';
