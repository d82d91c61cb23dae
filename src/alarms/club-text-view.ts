import type { AskNewsKind, ClubAnnouncementKind } from '../clubs/index.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import { graphemesOf } from '../platform/text/graphemes.ts';
import { askHrefOf, askNotesOf, askTextOf } from './ask-text-view.ts';
import type { ClubEntry } from './club-entry-repository.ts';

export const clubLabels: Record<ClubAnnouncementKind, string> = {
  club_meeting_opened: '새 모임',
  club_application: '가입 신청',
  club_accepted: '가입',
  club_declined: '가입 신청',
  club_handover_asked: '리더 부탁',
  club_handover_accepted: '리더 바뀜',
  club_handover_declined: '리더 부탁',
  club_removed: '내보냄',
  club_closed: '문 닫음',
  club_notice: '공지',
  ask_opened: '답 부탁',
  poll_closing: '곧 마감',
  ask_reminder: '답 부탁',
  ask_completed: '모두 답함',
  ask_closed: '결과',
};

/** The sentence of an inbox entry about a club. */
export function clubTextOf(entry: ClubEntry, now: Date): string {
  switch (entry.kind) {
    case 'club_meeting_opened':
      return openedOf(entry, now);
    case 'club_application':
      return entry.waiting === 0
        ? '기다리던 가입 신청을 모두 처리했어요.'
        : `가입 신청 ${entry.waiting}건이 기다리고 있어요.`;
    case 'club_accepted':
      return '가입 신청을 받아 줬어요. 이제 멤버예요.';
    case 'club_declined':
      return '이번에는 가입 신청을 받아 주지 못했어요.';
    case 'club_handover_asked':
      return '리더가 이 북클럽을 이어서 이끌어 달라고 부탁했어요.';
    case 'club_handover_accepted':
      return `${personOf(entry)} 리더를 이어받았어요.`;
    case 'club_handover_declined':
      return `${personOf(entry)} 이번에는 리더를 맡지 않겠다고 답했어요.`;
    case 'club_removed':
      return '리더가 이 북클럽에서 내보냈어요. 그동안 함께 읽어 주셔서 고마워요.';
    case 'club_closed':
      return '리더가 북클럽의 문을 닫았어요. 지난 기록은 그대로 볼 수 있어요.';
    case 'club_notice':
      return entry.noticeLine === null ? '그 뒤에 지워진 공지예요.' : shortened(entry.noticeLine);
    case 'ask_opened':
    case 'poll_closing':
    case 'ask_reminder':
    case 'ask_completed':
    case 'ask_closed':
      return askTextOf({ ...entry, kind: entry.kind }, now);
  }
}

const isAskNews = (kind: ClubAnnouncementKind): kind is AskNewsKind =>
  kind.startsWith('ask_') || kind === 'poll_closing';

const mostGraphemes = 80;

function shortened(line: string): string {
  const graphemes = graphemesOf(line);
  return graphemes.length > mostGraphemes ? `${graphemes.slice(0, mostGraphemes).join('')}…` : line;
}

const personOf = ({ nickname }: ClubEntry) => (nickname === null ? '부탁받은 멤버가' : `${nickname} 님이`);

function openedOf({ meetingTitle, meetingStartsAt, meetings }: ClubEntry, now: Date): string {
  if (meetingTitle === null || meetingStartsAt === null) return '새 모임이 열렸어요.';
  const first = `${meetingTitle} · ${koreanDateTime(meetingStartsAt, now)}`;
  return meetings > 1 ? `${first}부터 모두 ${meetings}번` : first;
}

/** Notes on an entry that is out of date. */
export function clubNotesOf(entry: ClubEntry): string[] {
  const { kind, isMember, isAskedToLead, isMeetingCancelled } = entry;
  if (isAskNews(kind)) return askNotesOf({ ...entry, kind });
  if (kind === 'club_meeting_opened' && isMeetingCancelled) return ['그 뒤에 취소된 모임이에요.'];
  if (kind === 'club_handover_asked')
    return [isAskedToLead ? '북클럽에서 답해 주세요.' : '지금은 답할 부탁이 없어요.'];
  if ((kind === 'club_removed' || kind === 'club_declined') && isMember) return ['그 뒤에 멤버가 됐어요.'];
  return [];
}

/** Returns the address that an inbox entry links to; null if the reader may not open the club. */
export function clubHrefOf(entry: ClubEntry): string | null {
  const { kind, clubId, meetingId, isVisible } = entry;
  if (isAskNews(kind)) return askHrefOf(entry, clubId) ?? `/clubs/${clubId}`;
  if (kind === 'club_meeting_opened' && meetingId !== null) return `/meetings/${meetingId}`;
  return isVisible ? `/clubs/${clubId}` : null;
}
