// zones.db.test.ts runs this in a process whose time zone is TZ. For each time zone of the database
// it sends a message to an open room, and reads the log of a room that is over as the server and as
// the browser print it.
import { dayOf, timeOfDay } from '../../public/js/chat/time-words.js';
import { insertMessages } from '../../src/chat/commands.ts';
import { enterChat } from '../../src/chat/enter-chat.ts';
import { readHistory } from '../../src/chat/read-history.ts';
import { roomPage } from '../../src/chat/view.ts';
import type { OpenDatabase } from '../../src/platform/db.ts';
import { probeZones } from '../support/probe-zones.ts';

const [databaseUrl = '', userId = '', openId = '', overId = '', ...databaseZones] = process.argv.slice(2);
const me = { id: Number(userId), nickname: '민지' };

await probeZones(databaseUrl, databaseZones, probe);

async function probe(services: OpenDatabase) {
  const enter = (id: string) => enterChat(services, { meetingId: Number(id), userId: me.id, position: {} });
  const { pool } = services;
  const session = await pool.query('SHOW timezone');
  const draft = { userId: me.id, clientId: crypto.randomUUID(), body: '지금' };
  const [said] = await insertMessages(pool, Number(openId), [draft]);
  if (!said) throw new Error('the room is closed');
  const { messages } = await readHistory(pool, Number(openId), { limit: 1 }, 1);
  const over = await enter(overId);
  return {
    processOffset: new Date('2026-07-01T00:00:00Z').getTimezoneOffset(),
    sessionZone: session.rows[0].TimeZone,
    open: (await enter(openId)).state,
    over: over.state,
    isReadAsSaid: messages[0]?.sentAt === said.message.sentAt,
    sentMinutesAgo: Math.round(Math.abs(Date.now() - Date.parse(said.message.sentAt)) / 60_000),
    printed: roomPage(over, me).messages.map(({ sentAtIso, dayText, timeText }) => [
      sentAtIso,
      dayText,
      timeText,
    ]),
    inBrowser: over.messages.map(({ sentAt }) => [dayOf(sentAt, Date.now()), timeOfDay(sentAt)]),
  };
}
