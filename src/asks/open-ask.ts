import type { Database } from '../platform/db.ts';
import type { AskRef } from './ask.ts';
import { findAsk, insertAsk, type NewAsk } from './ask-repository.ts';
import { findAskedIds } from './people-repository.ts';
import type { AskServices } from './services.ts';
import { tell } from './tell.ts';

/**
 * Opens an ask in the caller's transaction and tells everybody who is asked, apart from the person
 * who asks. Idempotent: of each subject there is one ask, told once.
 * @param isTold false if people hear of the subject in another way
 * @returns the id of the ask
 */
export async function openAsk(
  services: AskServices,
  tx: Database,
  { isTold = true, ...ask }: NewAsk & { readonly isTold?: boolean },
): Promise<number> {
  const opened = await insertAsk(tx, ask);
  if (!opened) return idOfOpened(tx, ask);
  if (!isTold) return opened.id;
  const askedIds = await findAskedIds(tx, opened.id, { isSilent: false });
  await tell(services, tx, opened, {
    news: 'ask_opened',
    toUserIds: askedIds.filter((id) => id !== ask.askedBy),
  });
  return opened.id;
}

async function idOfOpened(tx: Database, ref: AskRef): Promise<number> {
  const ask = await findAsk(tx, ref);
  if (!ask) throw new Error('an ask was deleted while it was opened again');
  return ask.id;
}
