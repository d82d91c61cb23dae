import { mayLead } from '../meetings/index.ts';
import type { Page } from '../platform/http/render.ts';
import type { TypedForm } from '../platform/http/typed-form.ts';
import type { Deed } from './input.ts';
import { addForm, editForm, type QuestionForm } from './question-form-view.ts';
import { questionLimits } from './question-limits.ts';
import { type ShownQuestion, shownQuestion } from './question-view.ts';
import type { PreparedQuestions } from './show-questions.ts';

/** A question as a leader prepares it. */
export interface PreparedQuestion extends ShownQuestion {
  readonly isApproved: boolean;
  readonly isHidden: boolean;
  /** Names the question and the version that she sees. */
  readonly seen: string;
  readonly action: string;
  /** The places that the buttons move it to; null at an end. */
  readonly up: string | null;
  readonly down: string | null;
  /** Null for a text that is withheld from her, unless she typed one. */
  readonly form: QuestionForm | null;
}

interface QuestionsPage extends Page {
  readonly heading: string;
  readonly meeting: { readonly title: string; readonly href: string };
  readonly href: string;
  readonly questions: readonly PreparedQuestion[];
  /** Those that she may approve. */
  readonly waiting: readonly string[];
  readonly mayChange: boolean;
  /** Null when the meeting has all the questions that it can have. */
  readonly addForm: QuestionForm | null;
  readonly draftHint: string;
  /** The form for the deadline of the notes, if a leader waits for notes that are not open yet. */
  readonly notesDeadlineHref: string | null;
  /** Says what becomes of the questions of an earlier draft; null without any. */
  readonly replaceHint: string | null;
  readonly draftLabel: string;
  /** Where she reads questions from further on in the book; null if none are withheld. */
  readonly showAllHref: string | null;
  /** The page of the agenda; null before a question is approved and for people who may not plan. */
  readonly agendaHref: string | null;
  readonly done: string | null;
  readonly refusal: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'questions/page': QuestionsPage;
  }
}

/** The parts of the page that a route adds. */
export interface BesidesQuestions {
  readonly done?: Deed | null;
  readonly refusal?: string;
  readonly add?: TypedForm;
  /** The form of one question, as it was typed. */
  readonly edit?: TypedForm & { readonly questionId: number };
}

const doneWords: Record<Deed, string> = {
  added: '질문을 더했어요. 승인하면 참여자에게 보여요.',
  saved: '질문을 고쳤어요.',
  moved: '순서를 바꿨어요.',
  deleted: '질문을 지웠어요.',
  approved: '승인했어요. 이제 참여자에게 보여요.',
  some_left: '그 사이에 바뀐 질문은 승인하지 않았어요. 다시 보고 승인해 주세요.',
  drafted: '초안을 만들었어요. 읽고 고친 뒤에 승인해 주세요.',
  templates: '책 정보로 질문을 만들었어요. 읽고 고친 뒤에 승인해 주세요.',
  no_notes: '아직 함께 볼 수 있는 글이 없어서 책 정보만으로 만들었어요. 읽고 고친 뒤에 승인해 주세요.',
};

const modelFailed = `AI가 쓰지 못해서 ${doneWords.templates}`;

/** The facts that a draft would be made from, as far as the page tells them. */
export interface DraftGround {
  readonly openNotes: number;
  readonly hasModel: boolean;
}

export interface PageParts extends DraftGround {
  /** Whether she may open notes to the draft by an earlier deadline. */
  readonly mayOpenNotes: boolean;
  readonly blockedIds: ReadonlySet<number>;
}

export function questionsPage(
  { preparer, userId, questions, mayChange }: PreparedQuestions,
  ground: PageParts,
  besides: BesidesQuestions = {},
): QuestionsPage {
  const { meeting, asker, now } = preparer.found;
  const leads = mayLead(meeting, asker);
  const meetingHref = `/meetings/${meeting.id}`;
  const href = `${meetingHref}/questions`;
  const hasBegun = now >= meeting.startsAt;
  const reader = { meetingId: meeting.id, userId, hasBegun, blockedIds: ground.blockedIds };
  const shown = questions.map((seen, at): PreparedQuestion => {
    const action = `${href}/${seen.id}`;
    const typed = besides.edit?.questionId === seen.id ? besides.edit : undefined;
    return {
      ...shownQuestion(seen, reader),
      isApproved: seen.isApproved,
      isHidden: seen.isHidden,
      seen: `${seen.id}-${seen.version}`,
      action,
      up: at === 0 ? null : String(at),
      down: at === questions.length - 1 ? null : String(at + 2),
      form: mayChange ? editForm(seen, action, typed) : null,
    };
  });
  const waiting = shown.filter(({ isApproved, body }) => !isApproved && body !== null);
  return {
    title: `${meeting.title} · 이야기할 질문`,
    styles: [
      '/css/meetings.css',
      '/css/pages/before-talk.css',
      '/css/pages/questions.css',
      '/css/pages/drag-order.css',
    ],
    scripts: ['/js/questions.js'],
    heading: '이야기할 질문',
    meeting: { title: meeting.title, href: meetingHref },
    href,
    questions: shown,
    waiting: waiting.map(({ seen }) => seen),
    mayChange,
    addForm: mayChange && questions.length < questionLimits.perMeeting ? addForm(href, besides.add) : null,
    draftHint: draftHint(ground),
    notesDeadlineHref: ground.mayOpenNotes ? `${meetingHref}/note#rule` : null,
    replaceHint: questions.length === 0 ? null : '고치지도 승인하지도 않은 초안은 새 초안으로 바뀌어요.',
    draftLabel: questions.length === 0 ? '질문 초안 만들기' : '초안 다시 만들기',
    showAllHref: questions.some(({ isWithheld }) => isWithheld) ? `${href}?show=all` : null,
    agendaHref:
      mayChange && leads && shown.some(({ isApproved }) => isApproved) ? `${meetingHref}/agenda` : null,
    done: doneText(besides.done ?? null, ground),
    refusal: besides.refusal ?? null,
  };
}

function doneText(done: Deed | null, { hasModel }: DraftGround): string | null {
  if (done === null) return null;
  return done === 'templates' && hasModel ? modelFailed : doneWords[done];
}

function draftHint({ openNotes, hasModel }: DraftGround): string {
  if (openNotes === 0)
    return `아직 함께 볼 수 있는 글이 없어서 책 정보만으로 질문 다섯 개를 만들어요.${hasModel ? ' 책 정보를 AI에 보내요.' : ''}`;
  return hasModel
    ? `책 정보와 참여자의 글 ${openNotes}개를 쓴 분의 이름 없이 AI에 보내서 질문 다섯 개를 만들어요.`
    : '책 정보로 질문 다섯 개를 만들어요.';
}
