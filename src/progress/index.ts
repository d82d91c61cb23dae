export { progressSection } from './meeting-section.ts';
export type { Progress } from './progress.ts';
export { progressOf } from './progress-repository.ts';
