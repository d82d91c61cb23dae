export { archivedQuestionsSection } from './archive-section.ts';
export { type ApprovedQuestion, listApprovedQuestions } from './list-approved-questions.ts';
export { questionsSection } from './meeting-section.ts';
export { findApprovedIds, hasQuestions } from './question-repository.ts';
export { findReportableQuestion, hideQuestion, restoreQuestion } from './reported-question.ts';
