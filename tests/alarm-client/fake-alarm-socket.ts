import { EventEmitter } from 'node:events';

type Answer = { ok: boolean; code?: string };

/** A socket whose other end is the test. It acknowledges with `answer`; null: never. */
export function createFakeAlarmSocket() {
  const socket = Object.assign(new EventEmitter(), {
    connected: false,
    /** Calls of `connect`. */
    attempts: 0,
    reported: [] as string[],
    answer: { ok: true } as Answer | null,
    connect() {
      socket.attempts += 1;
    },
    open() {
      socket.connected = true;
      socket.emit('connect');
    },
    drop() {
      socket.connected = false;
      socket.emit('disconnect', 'transport close');
    },
    refuse(code: string) {
      socket.emit('connect_error', Object.assign(new Error(code), { data: { code } }));
    },
    timeout: (milliseconds: number) => ({
      emit(
        _event: string,
        seen: { id: string; stage: string },
        ack: (error: unknown, answer?: Answer) => void,
      ) {
        socket.reported.push(`${seen.id} ${seen.stage}`);
        const { answer } = socket;
        if (answer) queueMicrotask(() => ack(null, answer));
        else setTimeout(() => ack(new Error('no answer')), milliseconds);
      },
    }),
  });
  return socket;
}
