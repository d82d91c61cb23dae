export type { AskRef } from './ask.ts';
export { findAsk } from './ask-repository.ts';
export { closeAsk, dropAsk, moveDeadline } from './close-ask.ts';
export { listByState } from './list-by-state.ts';
export { findPerson } from './list-repository.ts';
export { markAnswered, withdrawAnswer } from './mark-answered.ts';
export { markSeen } from './mark-seen.ts';
export { openAsk } from './open-ask.ts';
export { remindSilent, tellSilent } from './remind-silent.ts';
