import type { MeetingListInput } from './input.ts';
import { hrefOf } from './list-address.ts';
import { names } from './list-name-view.ts';

/** The words of a list without meetings, and a way on. */
export interface EmptyList {
  readonly heading: string;
  readonly message: string;
  readonly action: { readonly href: string; readonly label: string };
}

const headings = {
  upcoming: '아직 잡힌 모임이 없어요',
  live: '지금 진행 중인 모임이 없어요',
  past: '아직 지난 모임이 없어요',
};

export function emptyList({ when, q, genre, book, mine }: MeetingListInput): EmptyList {
  const isNarrowed = q !== '' || genre !== undefined || book !== undefined || mine;
  if (!isNarrowed)
    return {
      heading: headings[when],
      message: '읽고 싶은 책을 골라 첫 모임을 열어 보세요.',
      action: { href: '/meetings/new', label: '모임 열기' },
    };
  return {
    heading: '조건에 맞는 모임이 없어요',
    message: '다른 말로 찾거나 조건을 줄여 보세요.',
    action: { href: hrefOf({ when, mine: false, q: '', page: 1 }), label: `${names[when]} 모두 보기` },
  };
}
