export { bookFits } from './book-fit.ts';
export type { CompanyAnswers } from './company-fit.ts';
export { groupFits } from './group-fit.ts';
export { bookPart, companyPart } from './meeting-fit.ts';
