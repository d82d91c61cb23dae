import { expect, test } from 'vitest';
import { createLeaderWatch } from '../../src/chat/leader-watch.ts';

test('a room is sent its people when it is new and when its leader changed, and not otherwise', () => {
  const changed: number[] = [];
  const watch = createLeaderWatch({ changed: (meetingId) => void changed.push(meetingId) });
  const first = { meetingId: 1, leaderId: 10 };
  const second = { meetingId: 2, leaderId: 20 };
  watch([first, second]);
  expect(changed.splice(0)).toEqual([1, 2]);
  watch([first, second]);
  expect(changed).toEqual([]);
  watch([{ ...first, leaderId: 20 }, second]);
  expect(changed.splice(0)).toEqual([1]);
  // The last person of the first room is gone, and the process forgets it.
  watch([second]);
  watch([{ ...first, leaderId: 20 }, second]);
  expect(changed).toEqual([1]);
});
