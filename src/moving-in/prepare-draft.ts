import { compressed } from './compressed-file.ts';
import { storeDraft } from './draft-repository.ts';
import { FileRefusal } from './formats/file-refusal.ts';
import type { ListedMember } from './formats/members.ts';
import { countKnown } from './import-line-repository.ts';
import type { MoveServices } from './move-services.ts';
import { readInBatches } from './read-in-batches.ts';
import { readMemberList } from './read-member-list.ts';
import { TalkCounter, type TalkSummary } from './talk-summary.ts';

/** The files that a leader sends. */
export interface MoveFiles {
  readonly talk: Uint8Array | null;
  readonly members: Uint8Array | null;
}

/** Refusals by field of the form. */
export interface MoveRefusals {
  readonly export?: FileRefusal;
  readonly members?: FileRefusal;
}

/**
 * Reads the files of a leader and keeps them for an hour as a preview. Stores nothing if one of
 * them is refused. The caller has checked the right to manage the club.
 */
export async function prepareDraft(
  services: MoveServices,
  { clubId, madeBy }: { readonly clubId: number; readonly madeBy: number },
  files: MoveFiles,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly refusals: MoveRefusals }> {
  const { talk, members } = files;
  const [summary, list] = [
    await orRefusal(async () => talk && summarise(services, clubId, talk)),
    await orRefusal(async (): Promise<ListedMember[]> => (members ? readMemberList(members) : [])),
  ];
  if (summary instanceof FileRefusal || list instanceof FileRefusal)
    return {
      ok: false,
      refusals: {
        ...(summary instanceof FileRefusal ? { export: summary } : {}),
        ...(list instanceof FileRefusal ? { members: list } : {}),
      },
    };
  const packed = talk && (await compressed(talk));
  await storeDraft(services.db, { clubId, madeBy, talk: packed, summary, members: list });
  return { ok: true };
}

async function orRefusal<Result>(read: () => Promise<Result>): Promise<Result | FileRefusal> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof FileRefusal) return error;
    throw error;
  }
}

async function summarise(
  { db, clock }: MoveServices,
  clubId: number,
  talk: Uint8Array,
): Promise<TalkSummary> {
  const counter = new TalkCounter();
  let knownCount = 0;
  const facts = await readInBatches(talk, clock.now(), async (messages) => {
    for (const message of messages) counter.add(message);
    knownCount += await countKnown(db, clubId, messages);
  });
  return counter.summary(facts, knownCount);
}
