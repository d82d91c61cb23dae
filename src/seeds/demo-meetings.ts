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

interface DemoMeeting {
  readonly title: string;
  readonly description: string;
  /** Milliseconds from now, rounded up to the next five minutes. */
  readonly startsIn: number;
  readonly lasts: number;
  readonly capacity: number;
  /** Indexes into `demoAccounts`; the first is the leader. */
  readonly people: readonly number[];
  /** Messages as pairs of sender and text, five minutes apart. */
  readonly talk?: readonly (readonly [person: number, body: string])[];
}

/** Meetings around now: running, soon, later and over. */
export const demoMeetings: readonly DemoMeeting[] = [
  {
    title: '첫 장부터 같이 읽기',
    description: '먼저 읽은 분도, 이제 펼친 분도 편하게 오세요. 마음에 남은 문장을 하나씩 나눠요.',
    startsIn: -30 * minute,
    lasts: 3 * hour,
    capacity: 8,
    people: [0, 1, 2],
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
    title: '지난주에 나눈 이야기',
    description: '끝난 모임의 대화는 참여자가 다시 볼 수 있어요.',
    startsIn: -7 * day,
    lasts: 2 * hour,
    capacity: 8,
    people: [0, 1],
    talk: [
      [0, '다들 어디까지 읽으셨어요?'],
      [1, '저는 어젯밤에 마지막 장을 덮었어요. 아직 여운이 남아 있어요.'],
      [0, '그럼 결말 이야기는 조금 뒤에 해요. 먼저 마음에 남은 문장부터요.'],
      [1, '좋아요. 밑줄이 많아서 고르기 어렵네요.'],
    ],
  },
];
