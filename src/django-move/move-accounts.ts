import { isEmailAddress, nicknameKeys, normaliseEmail, normaliseNickname } from '../accounts/index.ts';
import type { Database } from '../platform/db.ts';
import type { DumpUser } from './dump.ts';
import { freeNickname } from './free-nickname.ts';

export interface MovedAccounts {
  /** Ids here by ids in the original database. */
  readonly ids: ReadonlyMap<number, number>;
  readonly added: number;
  readonly known: number;
  /** People left behind because they share an e-mail address. */
  readonly clashing: number;
  readonly notes: readonly string[];
}

/**
 * Creates accounts without passwords, identified by e-mail address. It leaves behind people without
 * an address, who could never log in, and people whose addresses differ only in case, width or
 * spaces, because they would become one account.
 */
export async function moveAccounts(tx: Database, users: readonly DumpUser[]): Promise<MovedAccounts> {
  const notes: string[] = [];
  const ids = new Map<number, number>();
  let added = 0;
  const stored = await tx.user.findMany({
    select: { id: true, email: true, nicknameKey: true, nicknameSkeleton: true, emailConfirmedAt: true },
  });
  const byEmail = new Map(stored.map(({ email, id }) => [email, id]));
  // Somebody else may have signed up with an old member's address.
  const unconfirmed = new Set(stored.filter((user) => !user.emailConfirmedAt).map(({ id }) => id));
  const taken = new Set(stored.flatMap((user) => [user.nicknameKey, user.nicknameSkeleton ?? '']));
  const clashes = clashesOf(users);
  for (const group of clashes) notes.push(describeClash(group));
  const clashing = new Set(clashes.flat());
  for (const user of users) {
    if (clashing.has(user)) continue;
    const email = normaliseEmail(user.email);
    const name = `user ${user.label}`;
    if (!isEmailAddress(email) && !byEmail.has(email))
      notes.push(`${name} has no e-mail address that letters reach, and cannot log in here: left behind`);
    else if (!user.is_active) notes.push(`${name} was switched off: left behind`);
    else {
      const known = byEmail.get(email);
      if (known !== undefined && unconfirmed.has(known)) {
        notes.push(
          `${name} has the address of account ${known} here, which has not confirmed it: left behind until it has`,
        );
        continue;
      }
      if (known !== undefined) {
        ids.set(user.pk, known);
        continue;
      }
      const nickname = freeNickname(user, email, taken);
      const wished = normaliseNickname(user.nickname || user.username);
      if (nickname !== wished) notes.push(`${name} is called ${nickname} here (was: ${wished || 'nothing'})`);
      if (user.is_staff || user.is_superuser)
        notes.push(
          `${name} was ${user.is_superuser ? 'a superuser' : 'staff'}; if she is to be an operator: npm run admin:grant -- ${email}`,
        );
      const { id } = await tx.user.create({
        data: {
          email,
          nickname,
          ...nicknameKeys(nickname),
          createdAt: user.date_joined,
          // The account has no password, so only a letter to its address gives access to it.
          emailConfirmedAt: user.date_joined,
        },
      });
      for (const key of Object.values(nicknameKeys(nickname))) taken.add(key);
      byEmail.set(email, id);
      ids.set(user.pk, id);
      added += 1;
    }
  }
  return { ids, added, known: ids.size - added, clashing: clashing.size, notes };
}

/** Groups of two or more people with the same e-mail address. */
const clashesOf = (users: readonly DumpUser[]): DumpUser[][] =>
  [
    ...Map.groupBy(
      users.filter((user) => user.is_active && normaliseEmail(user.email) !== ''),
      (user) => normaliseEmail(user.email),
    ).values(),
  ].filter(({ length }) => length > 1);

function describeClash(group: readonly DumpUser[]): string {
  const people = group.map(({ label, email }) => `user ${label} (${JSON.stringify(email)})`).join(' and ');
  return `${people} have one e-mail address here: none of them was moved. Change the address of all but one in the dump, or take them out, and run it again`;
}
