export type { Message, Participant } from './message.ts';
export { createPresence, type Presence, type PresenceTiming, presenceTiming } from './presence.ts';
export { type TickTiming, tickTiming } from './room-ticks.ts';
