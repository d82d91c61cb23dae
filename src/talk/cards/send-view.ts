import type { MeetingForAsker } from '../../meetings/index.ts';
import type { Page } from '../../platform/http/render.ts';
import type { FormChoice, TypedForm } from '../../platform/http/typed-form.ts';
import type { OfferedQuestion } from './offered-questions.ts';

/** The form of a question card. */
interface SendCardPage extends Page {
  readonly meeting: { readonly title: string; readonly href: string };
  readonly nickname: string;
  readonly userId: string;
  readonly action: string;
  readonly backHref: string;
  readonly body: { readonly value: string; readonly error: string | null };
  /** The approved questions of the meeting, in place of a text. */
  readonly questions: readonly FormChoice[];
  readonly refusal: string | null;
}

declare module '../../platform/http/render.ts' {
  interface Views {
    'talk/send-card': SendCardPage;
  }
}

export function sendCardPage(
  { meeting }: MeetingForAsker,
  to: { readonly userId: number; readonly nickname: string; readonly questions: readonly OfferedQuestion[] },
  {
    values = {},
    errors = {},
    refusal = null,
  }: Partial<TypedForm> & { readonly refusal?: string | null } = {},
): SendCardPage {
  const { userId, nickname } = to;
  const href = `/meetings/${meeting.id}`;
  return {
    title: `${nickname} 님에게 질문 카드 보내기`,
    styles: ['/css/meetings.css', '/css/pages/talk.css'],
    meeting: { title: meeting.title, href },
    nickname,
    userId: String(userId),
    action: `${href}/question-cards`,
    backHref: `${href}/talk`,
    body: { value: values.body ?? '', error: errors.body ?? null },
    questions: to.questions.map(({ id, body }) => ({
      value: String(id),
      label: body,
      isChosen: values.questionId === String(id),
    })),
    refusal: refusal ?? errors.form ?? null,
  };
}
