export { progressSection } from './meeting-section.ts';
export { progressOf } from './progress-repository.ts';
