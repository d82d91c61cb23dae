export { createPresence, type PresenceTiming, presenceTiming } from './presence.ts';
export type { Message, Participant } from './protocol.ts';
export { type TickTiming, tickTiming } from './room-ticks.ts';
