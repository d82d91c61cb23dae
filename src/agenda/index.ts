export { cardsThatRan } from './cards-that-ran.ts';
export { agendaSection } from './meeting-section.ts';
export { plainAgendaSection } from './room-section.ts';
