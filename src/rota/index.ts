export { clubRotaSection, meetingRotaSection, rotaToolsSection } from './sections.ts';
