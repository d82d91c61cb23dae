import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chime } from '../../public/js/alarms/chime.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/**
 * A fake AudioContext. `state`: whether the browser allows sound at first; `resumed`: after
 * resume().
 */
function createAudio(state: 'running' | 'suspended', resumed = state) {
  const played: [hertz: number, from: number, to: number][] = [];
  const closed: number[] = [];
  class Context {
    state: string = state;
    currentTime = 5;
    destination = {};
    resume() {
      this.state = resumed;
      return resumed === 'running' ? Promise.resolve() : new Promise(() => {});
    }
    close() {
      closed.push(Date.now());
      return Promise.resolve();
    }
    createGain() {
      const gain = { setValueAtTime() {}, exponentialRampToValueAtTime() {} };
      return { gain, connect: (next: unknown) => next };
    }
    createOscillator() {
      const frequency = { value: 0 };
      let from = 0;
      return {
        frequency,
        connect: (next: unknown) => next,
        start: (at: number) => {
          from = at;
        },
        stop: (at: number) => played.push([frequency.value, from, at]),
      };
    }
  }
  return { Context: Context as never, played, closed };
}

test.each(['running', 'suspended'] as const)(
  'two notes are played, the second a little later, and the audio context is closed (%s at first)',
  async (state) => {
    const { Context, played, closed } = createAudio(state, 'running');
    const playing = chime(Context);
    await vi.advanceTimersByTimeAsync(10_000);
    await playing;
    expect(played).toEqual([
      [660, 5, 5.45],
      [880, 5.18, 5.63],
    ]);
    expect(closed).toHaveLength(1);
  },
);

test('nothing is played, now or later, when the browser forbids it', async () => {
  const { Context, played, closed } = createAudio('suspended');
  const playing = chime(Context);
  await vi.advanceTimersByTimeAsync(10_000);
  await playing;
  expect(played).toEqual([]);
  expect(closed).toHaveLength(1);
});

test('nothing is played in a browser without AudioContext', async () => {
  await expect(chime(undefined)).resolves.toBeUndefined();
});
