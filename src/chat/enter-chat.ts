import type pg from 'pg';
import { findBlockedIds } from '../accounts/index.ts';
import {
  canEnterChat,
  findSilence,
  type MeetingDetail,
  outsiderError,
  type Silence,
  showMeeting,
} from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { findOriginals } from './original-repository.ts';
import { findPinnedMessage } from './pins/pinned-message-repository.ts';
import type { History, Message } from './protocol.ts';
import { readHistory } from './read-history.ts';

/** Number of messages on a page of the log of a meeting that is over. */
const logPage = 100;

export interface LogPosition {
  readonly before?: number | undefined;
  readonly after?: number | undefined;
}

export interface ChatRoom {
  readonly detail: MeetingDetail;
  readonly state: 'not_open_yet' | 'open' | 'closed' | 'cancelled';
  /** Set if a leader stopped the person from writing. */
  readonly silence: Silence | null;
  /** The people whom the reader blocked: their messages are folded for her. */
  readonly blockedIds: ReadonlySet<number>;
  /** Empty while the room is open, unless asked for: its socket sends them. */
  readonly messages: readonly Message[];
  /** The pinned message, also of a person whom the reader blocked. */
  readonly pinned: Message | null;
  /** The messages that those answer, by number. */
  readonly originals: ReadonlyMap<number, Message>;
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

/**
 * Returns the page of a meeting's chat for a member: the room, the time it opens, or the log.
 * @throws {AppError} 404 if the meeting does not exist, 403 if the person is not a member
 */
export async function enterChat(
  services: { db: Database; pool: pg.Pool },
  asked: { meetingId: number; userId: number; position: LogPosition; withOpenLog?: boolean },
): Promise<ChatRoom> {
  const detail = await showMeeting(services, asked.meetingId, asked.userId);
  if (!detail) throw notFound('찾는 모임이 없어요. 모임 목록에서 다시 찾아보세요.');
  const [silence, blockedIds] = await Promise.all([
    findSilence(services.db, asked.meetingId, asked.userId),
    findBlockedIds(services.db, asked.userId),
  ]);
  const shown = { detail, silence, blockedIds };
  const entry = canEnterChat(detail.meeting, detail.asker, detail.now);
  if (entry.ok) {
    const log = asked.withOpenLog ? await readLog(services.pool, asked, asked.position) : noLog;
    return { ...shown, state: 'open', ...log };
  }
  const { reason } = entry;
  if (reason === 'not_member' || reason === 'unauthenticated') {
    throw outsiderError(asked.meetingId, 'not_member', '모임에 참여하면 대화방에 들어갈 수 있어요.');
  }
  if (reason === 'not_open_yet') return { ...shown, state: reason, ...noLog };
  return {
    ...shown,
    state: reason,
    ...(await readLog(services.pool, asked, asked.position)),
  };
}

const noLog = {
  messages: [],
  pinned: null,
  originals: new Map<number, Message>(),
  hasOlder: false,
  hasNewer: false,
};

async function readLog(
  pool: pg.Pool,
  reader: { readonly meetingId: number; readonly userId: number },
  { before, after }: LogPosition,
): Promise<Pick<ChatRoom, 'messages' | 'pinned' | 'originals' | 'hasOlder' | 'hasNewer'>> {
  const range = after === undefined ? { beforeSeq: before } : { afterSeq: after };
  const history: History = await readHistory(
    pool,
    reader.meetingId,
    { ...range, limit: logPage },
    reader.userId,
  );
  const { messages, more } = history;
  // A position beyond either end of the log shows its end.
  if (messages.length === 0 && (before ?? after) !== undefined) return readLog(pool, reader, {});
  const first = messages[0]?.seq ?? 1;
  return {
    messages,
    pinned: await findPinnedMessage(pool, reader.meetingId),
    originals: await findOriginals(pool, reader.meetingId, messages),
    hasOlder: first > 1,
    hasNewer: after === undefined ? before !== undefined && messages.length > 0 : more,
  };
}
