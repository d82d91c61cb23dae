import { mostEarlierBooks } from './shelf.ts';

/** The messages of refusals. */
export const refusalMessages = {
  not_found: '없는 북클럽이에요. 주소를 다시 확인해 주세요.',
  not_member: '이 북클럽의 멤버만 볼 수 있어요.',
  not_manager: '이 북클럽의 리더와 공동 리더만 할 수 있어요.',
  closed: '문을 닫은 북클럽이에요. 책장은 볼 수만 있어요.',
  no_entry: '이 북클럽의 책장에 없는 책이에요. 책장에서 다시 골라 주세요.',
  no_book: '고른 책을 찾을 수 없어요. 다른 책을 골라 주세요.',
  in_future: '아직 오지 않은 날이에요. 읽은 날을 골라 주세요.',
  too_many_books: `전에 읽은 책은 ${mostEarlierBooks.toLocaleString('ko')}권까지 넣을 수 있어요.`,
} as const;

export type Refusal = keyof typeof refusalMessages;

/** The messages for a person who asks for a meeting's archive. */
export const archiveMessages = {
  not_found: '없는 모임이에요. 주소를 다시 확인해 주세요.',
  not_member: '함께한 사람만 기록을 볼 수 있어요.',
  not_over: '기록은 모임이 끝난 뒤에 볼 수 있어요.',
  cancelled: '취소된 모임이라 남은 기록이 없어요.',
} as const;
