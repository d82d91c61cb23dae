import type { Server, Socket } from 'socket.io';

/** Told of each event that was answered: its name, `ok` or the code of the refusal, and how long it took. */
export type EventMeter = (event: string, outcome: string, seconds: number) => void;

const meters = new WeakMap<Server, EventMeter>();

/** From now on the events of this server are counted. */
export const meterEvents = (io: Server, meter: EventMeter): void => void meters.set(io, meter);

export const eventMeterOf = (socket: Socket): EventMeter | undefined => meters.get(socket.nsp.server);
