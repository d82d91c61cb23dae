export { bookFits } from './book-fit.ts';
export { groupFits } from './group-fit.ts';
export { bookPart, membersPart } from './meeting-fit.ts';
export type { AnswerCounts } from './members-fit.ts';
