import { koreanDateTime, koreanPeriod } from '../platform/korean-date.ts';
import { reminderOccasion } from './alarm.ts';
import type { MeetingEntry } from './meeting-entry-repository.ts';

/** The sentence of an inbox entry about a meeting. */
export function textOf(entry: MeetingEntry, now: Date): string {
  switch (entry.kind) {
    case 'starting_soon':
      return startOf(entry, now);
    case 'meeting_changed':
      return changesOf(entry, now).join(' · ') || '모임 정보가 바뀌었어요.';
    case 'meeting_cancelled':
      return `${koreanDateTime(entry.meetingStartsAt, now)} 모임을 리더가 취소했어요.`;
    case 'removed':
      return removalOf(entry);
    case 'seat_offered':
      return '기다리던 자리가 났어요. 모임 화면에서 받을지 답해 주세요.';
    case 'seat_passed_on':
      return '참석 여부를 알 수 없어 리더가 자리를 기다리던 분께 드렸어요.';
    case 'attendance_asked':
      return `${againOf(entry)}${koreanDateTime(entry.meetingStartsAt, now)} 모임에 올 수 있는지 알려 주세요.`;
    case 'note_asked':
      return `${againOf(entry)}모임 전에 읽은 마음을 짧게 남겨 주세요.`;
    case 'mentioned':
      return entry.mentionedBy === null
        ? '대화방에서 누군가 나를 불렀어요.'
        : `${entry.mentionedBy} 님이 대화방에서 나를 불렀어요.`;
  }
}

const againOf = ({ occasion }: MeetingEntry) =>
  occasion === reminderOccasion ? '리더가 한 번 더 물었어요. ' : '';

function removalOf({ isBanned, reason }: MeetingEntry): string {
  const removal = isBanned
    ? '리더가 이 모임에서 내보냈어요. 이 모임의 대화방에는 들어갈 수 없어요.'
    : '리더가 이 모임에서 내보냈어요.';
  return reason === null ? removal : `${removal} 까닭: ${reason}`;
}

/** Tells the announced start, which may be past or no longer planned. */
function startOf({ meetingStartsAt, startsAt, isCancelled, occasion }: MeetingEntry, now: Date): string {
  const when = `${koreanDateTime(meetingStartsAt, now)}에`;
  const isReminder = occasion === reminderOccasion;
  const introduction = isReminder ? '리더가 한 번 더 알렸어요. ' : '';
  if (isCancelled || startsAt.getTime() !== meetingStartsAt.getTime())
    return `${introduction}${when} 시작하기로 했던 모임이에요.`;
  const hasStarted = now >= startsAt;
  if (isReminder) return `${introduction}${when} ${hasStarted ? '시작했어요.' : '시작해요.'}`;
  return `${when} ${hasStarted ? '시작한' : '시작하는'} 모임이에요.`;
}

function changesOf(entry: MeetingEntry, now: Date): string[] {
  const { oldTitle, newTitle, oldStartsAt, newStartsAt, oldEndsAt, newEndsAt } = entry;
  const changes: string[] = [];
  if (newTitle !== null && newTitle !== oldTitle) changes.push(`새 제목: ${newTitle}`);
  const isMoved =
    newStartsAt?.getTime() !== oldStartsAt?.getTime() || newEndsAt?.getTime() !== oldEndsAt?.getTime();
  if (newStartsAt && newEndsAt && isMoved)
    changes.push(`새 시간: ${koreanPeriod(newStartsAt, newEndsAt, now)}`);
  return changes;
}

/** Notes on an entry that came late or quietly, or that is out of date. */
export function notesOf(entry: MeetingEntry): string[] {
  const notes: string[] = [];
  if (entry.kind === 'removed')
    return entry.isBanned ? notes : ['그 뒤에 리더가 다시 들어올 수 있게 했어요.'];
  if (entry.kind === 'starting_soon' && entry.createdAt >= entry.meetingStartsAt)
    notes.push('모임이 시작한 뒤에 늦게 도착한 알림이에요.');
  if (entry.isQuiet) notes.push('조용한 시간에 와서 소리 없이 담아 뒀어요.');
  if (entry.kind === 'meeting_cancelled') return notes;
  if (entry.isCancelled) notes.push('그 뒤에 취소된 모임이에요.');
  else if (entry.startsAt.getTime() !== entry.meetingStartsAt.getTime())
    notes.push('그 뒤에 시간이 다시 바뀌었어요.');
  return notes;
}
