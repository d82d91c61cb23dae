import { dueText, noteQuestion } from './due-view.ts';
import type { Note, NoteRule } from './note.ts';
import { type ShownNote, shownNote } from './note-view.ts';
import type { SeenNote } from './seen-notes.ts';
import { isDue, type TextTimes } from './withheld.ts';

/** The notes on a meeting's page, for one of its members or leaders. */
export interface NotesBox {
  readonly href: string;
  readonly due: string;
  readonly question: string;
  /** The box of two lines; null if she cannot write now, or has written. */
  readonly writeAction: string | null;
  /** Her note in a few words; null if she has written none, and once the notes are open. */
  readonly own: string | null;
  readonly notes: readonly ShownNote[];
  /** The label of the link to the page of all notes. */
  readonly more: string;
}

export interface BoxParts {
  readonly meetingId: number;
  readonly userId: number;
  readonly rule: NoteRule | null;
  readonly times: TextTimes & { readonly dueAt: Date };
  readonly own: Note | null;
  readonly mayWrite: boolean;
  readonly leads: boolean;
  readonly notes: readonly SeenNote[];
  readonly total: number;
}

export function notesBox(parts: BoxParts): NotesBox {
  const { meetingId, userId, rule, times, own, mayWrite, notes } = parts;
  const href = `/meetings/${meetingId}/note`;
  const reader = { userId, now: times.now, hasBegun: times.now >= times.startsAt };
  return {
    href,
    due: dueText(rule, times),
    question: noteQuestion,
    writeAction: mayWrite && !own && rule ? href : null,
    own: own && !isDue(times) ? `내 글을 ${[...own.body].length.toLocaleString('ko')}자 저장했어요.` : null,
    notes: notes.map((seen) => shownNote(seen, reader)),
    more: moreLabel(parts),
  };
}

function moreLabel({ times, own, mayWrite, leads, rule, total }: BoxParts): string {
  if (isDue(times)) return `글 ${total}개 모두 보기`;
  if (leads) return rule ? '누가 썼는지 보기' : '참여자에게 글 부탁하기';
  if (!mayWrite) return '자세히 보기';
  if (own) return '내 글 보고 고치기';
  return rule ? '크게 쓰거나 스포일러 표시하기' : '글 쓰기';
}
