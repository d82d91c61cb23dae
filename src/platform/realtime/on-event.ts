import type { Socket } from 'socket.io';
import type { z } from 'zod';
import type { Logger } from '../log.ts';
import { eventMeterOf } from './event-meter.ts';
import { noteUnderWay } from './under-way.ts';

export type Answer = { readonly ok: true } | { readonly ok: false; readonly code: string };

export interface EventOptions<T extends z.ZodType, A extends Answer> {
  readonly schema: T;
  readonly handle: (payload: z.infer<T>) => Promise<A> | A;
  readonly log: Logger;
}

/**
 * The one way to hear an event. A payload that does not parse is answered `invalid`, whatever throws is logged and answered `unavailable`, an
 * acknowledgement that is not a function is not called: no packet can bring the process down.
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
    noteUnderWay(socket.conn, 1);
    void (async () => {
      try {
        answer(await handle(parsed.data));
      } catch (err) {
        log.error({ err, event }, 'socket event failed');
        answer({ ok: false, code: 'unavailable' });
      } finally {
        noteUnderWay(socket.conn, -1);
      }
    })();
  });
}
