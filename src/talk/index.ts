export { openCardsSection } from './cards/open-cards-section.ts';
export { findReportableCard, hideCard, restoreCard } from './cards/reported-card.ts';
export { talkSection } from './talk-section.ts';
