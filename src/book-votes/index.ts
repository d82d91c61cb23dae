export { bookVotesSection, bookVoteTool, proposeSection } from './club-section.ts';
