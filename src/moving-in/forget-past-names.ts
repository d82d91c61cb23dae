import type { Database } from '../platform/db.ts';

/**
 * Replaces the names that a person claimed in past logs by `name`, with a number where the club has
 * that name already. The lines stay.
 */
export async function forgetPastNames(db: Database, userId: number, name: string): Promise<void> {
  const claimed = await db.clubPastAuthor.findMany({ where: { claimedBy: userId }, orderBy: { id: 'asc' } });
  for (const { id, clubId } of claimed) {
    const taken = await db.clubPastAuthor.findMany({
      where: { clubId, name: { startsWith: name } },
      select: { name: true },
    });
    const names = new Set(taken.map((author) => author.name));
    let free = name;
    for (let number = 2; names.has(free); number += 1) free = `${name} ${number}`;
    await db.clubPastAuthor.update({ where: { id }, data: { name: free, claimedBy: null } });
  }
}
