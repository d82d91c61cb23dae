import type { EventEmitter } from 'node:events';

/**
 * Milliseconds after the last sign of trouble in which broadcasts may still be lost. A Redis
 * Cluster takes about as long to promote a replica.
 */
const doubtMs = 15_000;
/** A lost connection or node, and what follows until all channels are subscribed to again. */
const signs = ['close', 'reconnecting', '-node', 'subscribersReady'];

/**
 * Returns a function that says whether broadcasts may not arrive here. It knows only what the
 * subscribing client notices: a connection that hangs is no sign.
 * @param now milliseconds of any clock that only rises
 */
export function watchForDoubt(subscribe: Pick<EventEmitter, 'on'>, now: () => number): () => boolean {
  let inDoubtUntil = Number.NEGATIVE_INFINITY;
  let wasReady = false;
  // A socket that connects before that reads the log of its room anyway.
  subscribe.on('ready', () => {
    wasReady = true;
  });
  for (const sign of signs)
    subscribe.on(sign, () => {
      if (wasReady) inDoubtUntil = now() + doubtMs;
    });
  return () => now() < inDoubtUntil;
}
