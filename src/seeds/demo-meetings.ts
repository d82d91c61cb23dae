/**
 * Accounts for trying the site on one's own machine; `npm start` prints the first two. Production
 * never has them.
 */
export const demoAccounts = [
  { email: 'haneul@bookmoim.example', nickname: '하늘', password: 'read-with-haneul' },
  { email: 'bada@bookmoim.example', nickname: '바다', password: 'read-with-bada' },
  { email: 'sol@bookmoim.example', nickname: '솔바람', password: 'read-with-sol' },
  { email: 'byeol@bookmoim.example', nickname: '별헤는밤', password: 'read-with-byeol' },
] as const;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export interface DemoMeeting {
  readonly title: string;
  readonly description: string;
  /** Milliseconds from now, rounded up to the next five minutes. */
  readonly startsIn: number;
  readonly lasts: number;
  readonly capacity: number;
  /** Indexes into `demoAccounts`; the first is the leader. */
  readonly people: readonly number[];
  /** It is a meeting of `demoClub`. */
  readonly isOfClub?: boolean;
  /** Texts that members wrote before the start. */
  readonly notes?: readonly DemoText[];
  /** Questions that the leader wrote and approved, and how long members talk about each. */
  readonly questions?: readonly DemoQuestion[];
  /** Messages, three minutes apart. */
  readonly talk?: readonly DemoText[];
}

/** A text and its author. */
export type DemoText = readonly [person: number, body: string];

export interface DemoQuestion {
  readonly body: string;
  readonly kind: 'interpretation' | 'application';
  readonly minutes: number;
}

export const demoClub = {
  name: '하늘 독서회',
  description: '한 달에 한 권, 천천히 읽고 채팅으로 만나요. 다 못 읽고 와도 괜찮아요.',
  capacity: 30,
  /** Indexes into `demoAccounts`; the first is the leader. */
  people: [0, 1, 2, 3],
} as const;

/** Meetings around now: running, soon, later and over. */
export const demoMeetings: readonly DemoMeeting[] = [
  {
    title: '첫 장부터 같이 읽기',
    description: '먼저 읽은 분도, 이제 펼친 분도 편하게 오세요. 마음에 남은 문장을 하나씩 나눠요.',
    startsIn: -30 * minute,
    lasts: 3 * hour,
    capacity: 8,
    people: [0, 1, 2],
    notes: [
      [1, '첫 장을 두 번 읽었어요. 설명이 적은데 장면이 다 보여서요.'],
      [2, '제목을 왜 이렇게 지었는지가 궁금해요. 읽는 내내 그 생각을 했어요.'],
    ],
    questions: [
      { body: '첫 장에서 가장 오래 머문 대목은 어디였나요?', kind: 'interpretation', minutes: 20 },
      { body: '제목은 무엇을 말한다고 생각하세요?', kind: 'interpretation', minutes: 40 },
      { body: '이 책을 누구에게 건네고 싶으세요?', kind: 'application', minutes: 30 },
    ],
    talk: [
      [0, '다들 오셨네요! 오늘은 첫 장만 같이 읽어요.'],
      [1, '반가워요. 저는 첫 문장을 한참 보고 있었어요.'],
      [2, '저도요. 두 번 읽으니까 다르게 들리더라고요.'],
      [0, '그 문장, 소리 내어 읽으면 더 좋아요.'],
      [0, '한 사람씩 마음에 남은 곳을 골라 볼까요?'],
      [1, '좋아요. 저는 창가 장면이요. 말이 없는데도 다 들리는 것 같았어요.'],
      [2, '와, 저도 거기 밑줄 그었는데!'],
    ],
  },
  {
    title: '30분 책 수다',
    description: '짧게 만나 가볍게 이야기해요. 다 읽지 않아도 괜찮아요.',
    startsIn: 15 * minute,
    lasts: 30 * minute,
    capacity: 6,
    people: [1, 0, 3],
  },
  {
    title: '이 책, 어디까지 믿어도 될까?',
    description: '고개가 갸웃해진 대목을 하나씩 들고 와서 함께 따져 봐요.',
    startsIn: day,
    lasts: 2 * hour,
    capacity: 10,
    people: [2, 0],
    isOfClub: true,
    notes: [[2, '근거가 나오는 쪽마다 표시해 두었어요. 저는 둘째 장이 제일 아쉬웠어요.']],
  },
  {
    title: '느린 독서, 두 시간',
    description: '한 시간 읽고, 한 시간 이야기해요.',
    startsIn: 4 * day,
    lasts: 2 * hour,
    capacity: 4,
    people: [3, 1, 2],
  },
  {
    title: '그제 나눈 이야기',
    description: '끝난 모임의 기록과 대화는 참여자가 다시 볼 수 있어요.',
    startsIn: -2 * day,
    lasts: 2 * hour,
    capacity: 8,
    people: [0, 1, 2],
    isOfClub: true,
    questions: [
      { body: '마음에 가장 오래 남은 문장은 무엇인가요?', kind: 'interpretation', minutes: 15 },
      { body: '결말을 다르게 쓴다면 어떻게 쓰고 싶으세요?', kind: 'application', minutes: 30 },
    ],
    talk: [
      [0, '다들 오셨네요. 밑줄 그은 문장부터 하나씩 나눠요.'],
      [1, '저는 창가에서 편지를 읽는 대목이요. 말이 없는데도 다 들리는 것 같았어요.'],
      [2, '저는 마지막 장의 첫 문장을 두 번 읽었어요. 처음과 다르게 읽히더라고요.'],
      [0, '저도 그 문장에 밑줄을 그었어요. 소리 내어 읽으니 더 좋았고요.'],
      [1, '맞아요, 리듬이 있는 문장이었어요.'],
      [2, '이제 결말 이야기로 넘어갈까요? 저는 한 사람쯤 남아 있었으면 했어요.'],
      [0, '저는 지금처럼 비워 둔 결말이 좋아요. 읽은 사람이 채울 자리가 있으니까요.'],
      [1, '저라면 편지의 답장을 한 장 더 썼을 것 같아요. 그 답이 내내 궁금했거든요.'],
      [2, '답장이 있었다면 여운은 조금 줄었을지도 모르겠네요.'],
      [0, '오늘도 즐거웠어요. 다음 책도 같이 골라요!'],
    ],
  },
];
