export { bookVotesSection, bookVoteTool } from './club-section.ts';
