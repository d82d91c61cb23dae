import type { Book } from '../books/index.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import { type Editing, editMeetingPage, typedOf } from './edit-form-view.ts';
import type { MeetingFormPage } from './form-view.ts';

/**
 * The form after an edit of an old version. It keeps the typed values, shows the current ones
 * beside them, and can be sent again.
 */
export function conflictPage(
  editing: Editing,
  currentBook: Book | null,
  values: Readonly<Record<string, string>>,
): MeetingFormPage {
  const { meeting, now } = editing;
  const current = typedOf(meeting);
  const shown: Record<string, [label: string, theirs: string]> = {
    bookId: ['책', currentBook?.title ?? ''],
    title: ['제목', meeting.title],
    description: ['소개', meeting.description || '(비어 있음)'],
    startsAt: ['시작하는 시간', koreanDateTime(meeting.startsAt, now)],
    endsAt: ['끝나는 시간', koreanDateTime(meeting.endsAt, now)],
    capacity: ['정원', `${meeting.capacity}명`],
    minimum: ['최소 인원', meeting.minimum == null ? '(없음)' : `${meeting.minimum}명`],
  };
  const page = editMeetingPage(editing, {
    values: { ...values, version: String(meeting.version) },
    errors: {},
  });
  return {
    ...page,
    title: '다른 곳에서 먼저 수정했어요',
    submit: '내가 쓴 내용으로 저장하기',
    conflict: Object.entries(shown)
      .filter(([field]) => withUnixLines(values[field] ?? '').trim() !== current[field])
      .map(([, [label, theirs]]) => ({ label, theirs })),
  };
}

/** Browsers send line breaks as CRLF. */
const withUnixLines = (text: string) => text.replace(/\r\n?/g, '\n');
