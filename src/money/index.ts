export { moneySection } from './club-section.ts';
