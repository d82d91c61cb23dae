export { countRunOff } from './count-run-off.ts';
export { rankDates } from './rank-dates.ts';
export type { Round } from './run-off-round.ts';
