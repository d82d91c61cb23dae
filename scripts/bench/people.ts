import { randomUUID } from 'node:crypto';
import { sign } from 'cookie-signature';
import { Redis } from 'ioredis';
import pg from 'pg';
import { seedBench } from '../../src/seeds/index.ts';
import type { Servers } from '../stack/servers.ts';
import { type BenchServer, sessionSecret } from './bench-servers.ts';
import type { Seat } from './connection.ts';

/** Rooms of logged-in people, each person in one room only. */
export interface Rooms {
  readonly meetingIds: readonly string[];
  readonly size: number;
  /** One Cookie header per person, room by room. */
  readonly cookies: readonly string[];
}

/**
 * Creates the rooms in PostgreSQL and writes the sessions to Redis as a log-in does. A thousand
 * real log-ins would compute a thousand password hashes.
 * @param startsAt when the meetings start; their rooms are open unless this is in the future
 */
export async function makeRooms(
  stack: Servers,
  rooms: number,
  size: number,
  startsAt = new Date(Date.now() - 60_000),
): Promise<Rooms> {
  const pool = new pg.Pool({ connectionString: stack.databaseUrl, max: 1 });
  const redis = new Redis(stack.redisUrl);
  try {
    const wish = {
      meetings: rooms,
      members: size,
      startsAt,
      spreadSeconds: 0,
    };
    const { meetings, users } = await seedBench(pool, { ...wish, run: randomUUID().slice(0, 8) });
    const { rows } = await pool.query<{ id: number; email: string }>(
      'SELECT id, email FROM users WHERE email = ANY ($1)',
      [users.map(({ email }) => email)],
    );
    const idByEmail = new Map(rows.map(({ id, email }) => [email, id]));
    const pipeline = redis.pipeline();
    const cookies = users.map(({ email }) => {
      const sessionId = randomUUID();
      pipeline.set(`sess:${sessionId}`, sessionOf(idByEmail.get(email) ?? 0), 'EX', 3_600);
      return `sid=${encodeURIComponent(`s:${sign(sessionId, sessionSecret)}`)}`;
    });
    await pipeline.exec();
    return { meetingIds: meetings.map(({ id }) => id), size, cookies };
  } finally {
    redis.disconnect();
    await pool.end();
  }
}

const sessionOf = (id: number) =>
  JSON.stringify({
    cookie: { originalMaxAge: null, httpOnly: true, path: '/', sameSite: 'lax' },
    passport: { user: { id, epoch: 0, issuedAt: Date.now() } },
  });

/** Returns a chat seat for each person. */
export const chatSeats = (
  { port }: Pick<BenchServer, 'port'>,
  { meetingIds, size, cookies }: Rooms,
): Seat[] =>
  cookies.map((cookie, i) => ({
    url: `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`,
    headers: { Cookie: cookie, Origin: `http://127.0.0.1:${port}` },
    room: meetingIds[Math.floor(i / size)] ?? '',
    online: size,
  }));

/** Returns the same number of seats and rooms at the baseline server. */
export const floorSeats = ({ port }: BenchServer, { meetingIds, size, cookies }: Rooms): Seat[] =>
  cookies.map((_, i) => {
    const room = meetingIds[Math.floor(i / size)] ?? '';
    return { url: `ws://127.0.0.1:${port}/?room=${room}`, headers: {}, room, online: null };
  });
