import type { AskNewsKind } from '../clubs/index.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import type { ClubEntry } from './club-entry-repository.ts';

/** A question to the members of a club, as it stands now. */
export type AskEntry = Pick<ClubEntry, 'askKind' | 'askSubjectId' | 'askClosesAt' | 'isAskClosed'> & {
  readonly kind: AskNewsKind;
};

type ClubAskKind = NonNullable<ClubEntry['askKind']>;

const names: Record<ClubAskKind, string> = {
  date_poll: '날짜 투표',
  book_vote: '책 투표',
  notice: '공지',
};

const questions: Record<ClubAskKind, string> = {
  date_poll: '언제 만날지 날짜를 골라 주세요.',
  book_vote: '다음에 읽을 책을 골라 주세요.',
  notice: '공지를 읽고 확인해 주세요.',
};

/** The sentence of an inbox entry about a question to the members of a club. */
export function askTextOf(entry: AskEntry, now: Date): string {
  const { kind, askKind } = entry;
  if (askKind === null) return '그 뒤에 지워진 부탁이에요.';
  switch (kind) {
    case 'ask_opened':
      return `${questions[askKind]}${deadlineOf(entry, now)}`;
    case 'poll_closing':
      return `${names[askKind]}가 곧 끝나요. ${questions[askKind]}${deadlineOf(entry, now)}`;
    case 'ask_reminder':
      return `리더가 한 번 더 부탁했어요. ${questions[askKind]}${deadlineOf(entry, now)}`;
    case 'ask_completed':
      return `${names[askKind]}에 모두 답했어요. 결과를 보고 정해 주세요.`;
    case 'ask_closed':
      return `${names[askKind]}가 끝났어요. 결과를 확인해 보세요.`;
  }
}

const deadlineOf = ({ askClosesAt, isAskClosed }: AskEntry, now: Date): string =>
  askClosesAt === null || isAskClosed ? '' : ` ${koreanDateTime(askClosesAt, now)}까지 받아요.`;

/** Notes on an entry that is out of date. */
export const askNotesOf = ({ kind, isAskClosed }: AskEntry): string[] =>
  isAskClosed && (kind === 'ask_opened' || kind === 'poll_closing' || kind === 'ask_reminder')
    ? ['그 뒤에 끝났어요.']
    : [];

/** The page with the question; null if it was deleted. */
export function askHrefOf(
  { askKind, askSubjectId }: Pick<ClubEntry, 'askKind' | 'askSubjectId'>,
  clubId: number,
): string | null {
  if (askKind === null || askSubjectId === null) return null;
  const paths: Record<ClubAskKind, string> = {
    date_poll: `/date-polls/${askSubjectId}`,
    book_vote: `/book-votes/${askSubjectId}`,
    notice: `/clubs/${clubId}/notices#notice-${askSubjectId}`,
  };
  return paths[askKind];
}
