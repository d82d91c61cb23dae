export { findCountTimes, listOutcomes } from './outcome-repository.ts';
export { outcomesPage } from './outcomes-view.ts';
export { recountOutcomes } from './recount-outcomes.ts';
