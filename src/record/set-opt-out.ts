import { setOptedOut } from './opt-out-repository.ts';
import type { RecordServices } from './services.ts';
import { tellReadersOf } from './tell-readers.ts';

/** Stores whether a person keeps her messages out of records, and tells their open pages. */
export async function setOptOut(
  services: Pick<RecordServices, 'db' | 'tellReaders'>,
  userId: number,
  isOut: boolean,
): Promise<void> {
  await setOptedOut(services.db, userId, isOut);
  await tellReadersOf(services, userId);
}
