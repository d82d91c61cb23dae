import { type Database, Prisma } from '../platform/db.ts';
import { type Listing, listingOf } from './list-repository.ts';

/** Meetings for somebody's first page. */
export interface HomeMeetings {
  /** Running now, whoever is in them, the latest begun first. */
  readonly live: readonly Listing[];
  /** Her own, running ones and those to come, soonest first; empty for a visitor. */
  readonly own: readonly Listing[];
  /** To come, with a free seat, neither led nor joined by her, soonest first. */
  readonly open: readonly Listing[];
}

export interface HomeWish {
  /** Null: a visitor. */
  readonly askerId: number | null;
  /** Books whose open meetings are looked for beside the soonest ones. */
  readonly bookIds: readonly number[];
  readonly limits: {
    readonly live: number;
    readonly own: number;
    readonly open: number;
    readonly perBook: number;
  };
}

/** Names both partial indexes of open meetings, word for word: full meetings are never walked over. */
const isOpen = Prisma.sql`m.cancelled_at IS NULL AND m.member_count < m.capacity AND m.starts_at > now()`;

/** All of a first page's meetings in one statement, each part a short walk along an index. */
export async function findHomeMeetings(db: Database, wish: HomeWish): Promise<HomeMeetings> {
  const rows = await db.$queryRaw<(Listing & { part: keyof HomeMeetings })[]>(homeStatement(wish));
  const listings = new Map<string, Listing>();
  const parts: Record<keyof HomeMeetings, Listing[]> = { live: [], own: [], open: [] };
  for (const { part, ...listing } of rows) {
    const key = `${part} ${listing.id}`;
    if (!listings.has(key)) parts[part].push(listing);
    listings.set(key, listing);
  }
  return parts;
}

function homeStatement({ askerId, bookIds, limits }: HomeWish): Prisma.Sql {
  // The leader is a member of her own meeting.
  const isNotHers = Prisma.sql`NOT EXISTS (SELECT FROM memberships s WHERE s.meeting_id = m.id AND s.user_id = ${askerId})`;
  const perBook = Prisma.sql`
    UNION ALL
    SELECT 'open', b.id FROM unnest(${[...bookIds]}::int[]) AS wanted (book_id)
    CROSS JOIN LATERAL (
      SELECT m.id FROM meetings m WHERE m.book_id = wanted.book_id AND ${isOpen} AND ${isNotHers}
      ORDER BY m.starts_at, m.id LIMIT ${limits.perBook}
    ) AS b`;
  return Prisma.sql`
    WITH chosen (part, id) AS (
      (SELECT 'live', m.id FROM meetings m
        WHERE m.starts_at <= now() AND m.starts_at > now() - interval '12 hours' AND m.ends_at > now() AND m.cancelled_at IS NULL
        ORDER BY m.starts_at DESC, m.id DESC LIMIT ${limits.live})
      UNION ALL
      (SELECT 'own', m.id FROM memberships s JOIN meetings m ON m.id = s.meeting_id
        WHERE s.user_id = ${askerId} AND m.ends_at > now() AND m.cancelled_at IS NULL
        ORDER BY m.starts_at, m.id LIMIT ${limits.own})
      UNION ALL
      (SELECT 'open', m.id FROM meetings m WHERE ${isOpen} AND ${isNotHers} ORDER BY m.starts_at, m.id LIMIT ${limits.open})
      ${perBook}
    )
    SELECT chosen.part, ${listingOf(askerId)}
    FROM chosen JOIN meetings m ON m.id = chosen.id JOIN users u ON u.id = m.leader_id
    ORDER BY chosen.part, m.starts_at, m.id`;
}
