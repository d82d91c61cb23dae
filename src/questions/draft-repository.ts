import type { CallSum } from '../model/index.ts';
import type { Database } from '../platform/db.ts';
import { questionLimits } from './question-limits.ts';

/** The drafts of a meeting in the last 24 hours, and whether one is under way. */
export interface RecentDrafts {
  readonly today: number;
  readonly all: number;
  readonly isUnderWay: boolean;
}

/** Counts the drafts of a meeting by the database's clock. */
export async function findRecentDrafts(tx: Database, meetingId: number): Promise<RecentDrafts> {
  const [row] = await tx.$queryRaw<[RecentDrafts]>`
    SELECT count(*)::int AS all,
      count(*) FILTER (WHERE asked_at > clock_timestamp() - interval '24 hours')::int AS today,
      coalesce(bool_or(ended_at IS NULL
        AND asked_at > clock_timestamp() - ${questionLimits.draftLeaseSeconds} * interval '1 second'), false)
        AS "isUnderWay"
    FROM question_drafts WHERE meeting_id = ${meetingId}`;
  return row;
}

/** Finds the nicknames of the people who have a seat in a meeting or wrote a note for it. */
export async function findNicknames(tx: Database, meetingId: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ nickname: string }[]>`
    SELECT u.nickname FROM users u WHERE u.id IN (
      SELECT user_id FROM memberships WHERE meeting_id = ${meetingId}
      UNION SELECT user_id FROM meeting_notes WHERE meeting_id = ${meetingId})`;
  return rows.map(({ nickname }) => nickname);
}

/** Stores that a draft is under way. @returns its id */
export async function beginDraft(tx: Database, meetingId: number, askedBy: number): Promise<number> {
  return (await tx.questionDraft.create({ data: { meetingId, askedBy }, select: { id: true } })).id;
}

/** How a draft was made. */
export interface MadeDraft {
  readonly origin: 'model' | 'template';
  /** Why a template wrote it; null if the model did. */
  readonly reason: string | null;
  readonly model: string | null;
  readonly promptVersion: string | null;
  readonly sum: CallSum;
  readonly costMicroUsd: number;
}

/** Stores how a draft was made and what it cost, whether or not its questions are stored. */
export async function endDraft(db: Database, draftId: number, made: MadeDraft): Promise<void> {
  const { sum, ...others } = made;
  const { promptTokens, completionTokens } = sum.usage;
  await db.$executeRaw`
    UPDATE question_drafts SET ended_at = clock_timestamp(), origin = ${others.origin}, reason = ${others.reason},
      model = ${others.model}, prompt_version = ${others.promptVersion}, calls = ${sum.calls},
      prompt_tokens = ${promptTokens}, completion_tokens = ${completionTokens},
      cost_micro_usd = ${others.costMicroUsd}
    WHERE id = ${draftId}`;
}
