import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { watchForDoubt } from '../../../src/platform/realtime/broadcast-doubt.ts';

test.each(['close', 'reconnecting', '-node', 'subscribersReady'])(
  'after %s broadcasts are in doubt for fifteen seconds, and again after the next sign',
  (sign) => {
    const client = new EventEmitter();
    let now = 1_000;
    const isInDoubt = watchForDoubt(client, () => now);
    client.emit(sign);
    expect(isInDoubt()).toBe(false);
    client.emit('ready');
    expect(isInDoubt()).toBe(false);
    client.emit(sign);
    now += 14_999;
    expect(isInDoubt()).toBe(true);
    now += 1;
    expect(isInDoubt()).toBe(false);
    client.emit(sign);
    expect(isInDoubt()).toBe(true);
  },
);
