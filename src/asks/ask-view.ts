import { clubAssets } from '../clubs/index.ts';
import type { Page } from '../platform/http/render.ts';
import type { AskForAsker } from './ask-for-asker.ts';
import { deadlineOf, hrefOf } from './line-view.ts';
import type { AskedPerson } from './list-repository.ts';
import { type AskPanel, askPanel } from './people-view.ts';

interface AskPage extends Page {
  readonly heading: string;
  readonly place: { readonly name: string; readonly href: string };
  readonly subject: { readonly href: string; readonly label: string };
  readonly deadline: string | null;
  readonly panel: AskPanel;
  readonly done: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'asks/ask': AskPage;
  }
}

const headings = {
  date_poll: '만날 날짜 고르기',
  book_vote: '다음 책 고르기',
  notice: '공지 확인',
  attendance: '참석 여부',
  note: '미리 쓰는 글',
} as const;

export const askPage = (
  { ask, own, mayManage, userId, place, now }: AskForAsker,
  {
    people,
    isOpen,
    isReminded,
  }: { readonly people: readonly AskedPerson[]; readonly isOpen: boolean; readonly isReminded: boolean },
): AskPage => ({
  title: headings[ask.kind],
  ...clubAssets,
  heading: headings[ask.kind],
  place,
  subject: { href: hrefOf(ask), label: isOpen ? '답하러 가기' : '결과 보러 가기' },
  deadline: isOpen ? deadlineOf(ask, now) : '끝났어요',
  panel: askPanel({ ask, isOpen, userId, mayManage, own, people }),
  done: isReminded ? '아직 답하지 않은 분께 한 번 더 알렸어요.' : null,
});
