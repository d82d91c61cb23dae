import { expect, test } from 'vitest';
import { readShape } from '../../../src/chat/partitions/table-shape.ts';
import { withClient } from '../../support/test-servers.ts';
import { type LoggedDatabase, openLoggedDatabase } from './whole-table.ts';

const inspect = ({ ownerUrl }: LoggedDatabase) =>
  withClient(ownerUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT relkind AS kind, (SELECT count(*)::int FROM messages) AS count
       FROM pg_class WHERE oid = 'public.messages'::regclass`,
    );
    return { ...rows[0], shape: await readShape(client, 'public.messages') };
  });

test('the migration splits a table of few messages, leaves a larger one whole, and names the command for it', async () => {
  const [few, many] = await Promise.all([
    openLoggedDatabase({ meetings: 2, perMeeting: 50 }),
    openLoggedDatabase({ meetings: 2, perMeeting: 2_501 }),
  ]);
  try {
    const [split, whole] = await Promise.all([inspect(few), inspect(many)]);
    expect([split.kind, split.count, whole.kind, whole.count]).toEqual(['p', 100, 'r', 5_002]);
    expect(split.shape).toEqual(whole.shape);
    expect(split.shape.length).toBeGreaterThan(20);
    expect(few.notices).toEqual([]);
    expect(many.notices.join()).toContain('npm run partition:messages');
  } finally {
    await Promise.all([few.close(), many.close()]);
  }
});
