export { progressSection } from './meeting-section.ts';
export type { Progress } from './progress.ts';
export { hasProgress, progressOf } from './progress-repository.ts';
