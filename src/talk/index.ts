export { talkSection } from './talk-section.ts';
