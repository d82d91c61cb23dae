import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createModelledRoom } from './modelled-room.ts';

/** `RUNS=100000 npx vitest run --project=unit tests/chat-client/room-model` searches longer. */
const numRuns = Number(process.env.RUNS ?? 2_000);

test(
  'whatever gets lost, doubled or late, each page ends equal to the table',
  async () => {
    const choices = fc.array(fc.nat({ max: 2 ** 31 - 1 }), { maxLength: 150, size: 'max' });
    await fc.assert(
      fc.asyncProperty(choices, async (steps) => {
        const { readers, table, step, settle } = createModelledRoom();
        for (const choice of steps) await step(choice);
        await settle();
        for (const { log, record, userId } of readers) {
          expect(log.messages).toEqual(table.shownTo(userId));
          expect(record.shown).toEqual(log.messages);
        }
      }),
      { numRuns },
    );
  },
  60_000 + numRuns * 20,
);
