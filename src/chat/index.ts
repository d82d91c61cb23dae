export type { Message, Participant } from './message.ts';
export { createPresence, type PresenceTiming, presenceTiming } from './presence.ts';
export { type TickTiming, tickTiming } from './room-ticks.ts';
