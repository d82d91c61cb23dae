import { type Pager, pagerOf } from '../platform/http/pager.ts';
import type { Page, PageSection } from '../platform/http/render.ts';
import type { TypedForm } from '../platform/http/typed-form.ts';
import { dueText, noteQuestion } from './due-view.ts';
import { type NoteForm, noteForm, type RuleForm, ruleForm } from './forms-view.ts';
import type { Deed } from './input.ts';
import { noteLimits } from './note-limits.ts';
import { type ShownNote, shownNote } from './note-view.ts';
import type { MeetingNotes } from './show-notes.ts';
import { isDue } from './withheld.ts';
import { type WriterGroup, writerGroups } from './writers-view.ts';

interface NotesPage extends Page {
  readonly heading: string;
  readonly meeting: { readonly title: string; readonly href: string };
  readonly due: string;
  readonly question: string;
  /** Null once the time of writing is over, and for people without a seat. */
  readonly form: NoteForm | null;
  /** A text that came too late to be stored. */
  readonly unsaved: string | null;
  /** Her own note; null if she has written none. */
  readonly own: (ShownNote & { readonly deleteAction: string; readonly isHidden: boolean }) | null;
  /** The notes of others. */
  readonly notes: readonly ShownNote[];
  readonly pager: Pager;
  readonly progressHref: string;
  readonly rule: RuleForm | null;
  /** How far the leader's request got; null without one. */
  readonly ask: PageSection | null;
  readonly askHeading: string;
  /** For leaders who have not asked. */
  readonly writers: readonly WriterGroup[] | null;
  readonly done: string | null;
  readonly refusal: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'notes/page': NotesPage;
  }
}

/** The parts of the page that a route adds. */
export interface BesidesNotes {
  readonly page?: number;
  readonly done?: Deed | null;
  readonly refusal?: string;
  readonly note?: TypedForm;
  readonly rule?: TypedForm;
  readonly ask?: PageSection | null;
}

const doneWords: Record<Deed, string> = {
  saved: '글을 저장했어요. 마감 전까지 고칠 수 있어요.',
  deleted: '글을 지웠어요.',
  asked: '글을 부탁했어요. 마감 이틀 전부터, 아직 쓰지 않은 분에게만 한 번 알려 드려요.',
};

export function notesPage(notes: MeetingNotes, besides: BesidesNotes = {}): NotesPage {
  const { meetingForAsker, userId, rule, times, own, total } = notes;
  const { meeting, now } = meetingForAsker;
  const href = `/meetings/${meeting.id}`;
  const reader = { userId, now, hasBegun: now >= meeting.startsAt };
  const { page = 1 } = besides;
  return {
    title: `${meeting.title} · 미리 쓴 글`,
    styles: ['/css/meetings.css', '/css/pages/before-talk.css'],
    heading: isDue(times) ? '미리 쓴 글' : '미리 쓰는 글',
    meeting: { title: meeting.title, href },
    due: dueText(rule, times),
    question: noteQuestion,
    form: notes.mayWrite ? noteForm(notes, besides.note) : null,
    unsaved: notes.mayWrite ? null : (besides.note?.values.body ?? null),
    own: own && {
      ...shownNote({ note: own, withheld: null, isFolded: false }, reader),
      deleteAction: `${href}/note/delete`,
      isHidden: own.isHidden,
    },
    notes: notes.notes.filter(({ note }) => note.authorId !== userId).map((seen) => shownNote(seen, reader)),
    pager: pagerOf(page, Math.ceil(total / noteLimits.perPage), (at) => `${href}/note?page=${at}`),
    progressHref: `${href}#progress`,
    rule: notes.maySetRule ? ruleForm(notes, besides.rule) : null,
    ask: besides.ask ?? null,
    askHeading: notes.leads ? '글을 쓴 분들' : '내 대답',
    writers: besides.ask || !notes.writers ? null : writerGroups(notes.writers),
    done: besides.done ? doneWords[besides.done] : null,
    refusal: besides.refusal ?? null,
  };
}
