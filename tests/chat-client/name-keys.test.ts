import { expect, test, vi } from 'vitest';
import { createNameKeys } from '../../public/js/chat/mentions/name-keys.js';

/** Keys of a list, what they did, and which key events went no further. */
function open({ isOpen = true, hasActive = false } = {}) {
  const did: string[] = [];
  const options = {
    isOpen,
    hasActive,
    move: (step: 1 | -1) => void did.push(step === 1 ? 'next' : 'previous'),
    chooseActive: () => void did.push('choose'),
  };
  const keys = createNameKeys(options, () => void did.push('dismiss'));
  const press = (key: string, more: { isComposing?: boolean; repeat?: boolean } = {}) => {
    const stopPropagation = vi.fn();
    const event = {
      key,
      isComposing: false,
      repeat: false,
      preventDefault: () => {},
      stopPropagation,
      ...more,
    };
    keys.down(event as unknown as Parameters<typeof keys.down>[0]);
    return stopPropagation.mock.calls.length > 0;
  };
  const compose = (data: string) => keys.composed({ data } as Parameters<typeof keys.composed>[0]);
  return { did, keys, press, compose };
}

test('the list takes arrow keys and Escape while it is open', () => {
  const { did, press } = open();
  expect(['ArrowDown', 'ArrowUp', 'Escape'].map((key) => press(key))).toEqual([true, true, true]);
  expect(did).toEqual(['next', 'previous', 'dismiss']);
  const closed = open({ isOpen: false });
  expect(closed.press('ArrowDown')).toBe(false);
  expect(closed.press('Escape')).toBe(false);
});

test('Enter is the composer’s until an option is active', () => {
  expect(open().press('Enter')).toBe(false);
  const active = open({ hasActive: true });
  expect(active.press('Enter')).toBe(true);
  expect(active.did).toEqual(['choose']);
});

test('an arrow key that a Hangul composition reports twice moves once', () => {
  const { did, keys, press, compose } = open();
  compose('고');
  expect(press('ArrowDown', { isComposing: true })).toBe(true);
  expect(press('ArrowDown')).toBe(true);
  expect(did).toEqual(['next']);
  keys.up();
  press('ArrowDown');
  press('ArrowDown', { repeat: true });
  expect(did).toEqual(['next', 'next', 'next']);
});

test('an Enter of a composition chooses nothing and is not sent', () => {
  const { did, press, compose } = open({ hasActive: true });
  compose('고');
  expect(press('Enter', { isComposing: true })).toBe(true);
  expect(did).toEqual([]);
});

test('an input method that offers candidates keeps its keys', () => {
  const { did, press, compose } = open({ hasActive: true });
  compose('かな');
  for (const key of ['ArrowDown', 'Enter', 'Escape']) expect(press(key, { isComposing: true })).toBe(false);
  expect(did).toEqual([]);
});
