export { countRunOff } from './count-run-off.ts';
export { rankDates } from './rank-dates.ts';
