export { noticesSection, noticeTool } from './club-section.ts';
