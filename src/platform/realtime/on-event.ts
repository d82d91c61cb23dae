import type { Socket } from 'socket.io';
import type { z } from 'zod';
import type { Logger } from '../log.ts';
import { eventMeterOf } from './event-meter.ts';
import { countPendingEvent } from './pending-events.ts';

export type Answer = { readonly ok: true } | { readonly ok: false; readonly code: string };

export interface EventOptions<T extends z.ZodType, A extends Answer> {
  readonly schema: T;
  readonly handle: (payload: z.infer<T>) => Promise<A> | A;
  readonly log: Logger;
}

/**
 * Registers the handler of an event; every event is heard this way, so no packet can end the
 * process. A payload that does not parse is answered `invalid`, an error is logged and answered
 * `unavailable`, and an acknowledgement that is not a function is not called.
 */
export function onEvent<T extends z.ZodType, A extends Answer>(
  socket: Socket,
  event: string,
  { schema, handle, log }: EventOptions<T, A>,
): void {
  socket.on(event, (...args: unknown[]) => {
    const last = args.at(-1);
    const startedAt = performance.now();
    const answer = (value: Answer) => {
      if (typeof last === 'function') last(value);
      eventMeterOf(socket)?.(event, value.ok ? 'ok' : value.code, (performance.now() - startedAt) / 1_000);
    };
    const parsed = schema.safeParse(args[0]);
    if (!parsed.success) return answer({ ok: false, code: 'invalid' });
    countPendingEvent(socket.conn, 1);
    void (async () => {
      try {
        answer(await handle(parsed.data));
      } catch (err) {
        log.error({ err, event }, 'socket event failed');
        answer({ ok: false, code: 'unavailable' });
      } finally {
        countPendingEvent(socket.conn, -1);
      }
    })();
  });
}
