import type { Server, Socket } from 'socket.io';

/**
 * Called for each answered event with its name, `ok` or the code of the refusal, and the seconds it
 * took.
 */
export type EventMeter = (event: string, outcome: string, seconds: number) => void;

const meters = new WeakMap<Server, EventMeter>();

/** Reports every event of this server from now on to the meter. */
export const meterEvents = (io: Server, meter: EventMeter): void => void meters.set(io, meter);

export const eventMeterOf = (socket: Socket): EventMeter | undefined => meters.get(socket.nsp.server);
