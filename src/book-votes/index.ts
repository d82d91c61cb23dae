export { bookVotesSection, bookVoteTool, proposeSection } from './club-section.ts';
export { findProposedBooks } from './proposal-repository.ts';
