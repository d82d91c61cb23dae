export { datePollSection, datePollTool } from './club-section.ts';
