import { type Reply, say } from './fake-openai-reply.ts';
import type { ChatRequest, ShownNote } from './fake-openai-request.ts';

type Meeting = NonNullable<ChatRequest['meeting']>;
interface WrittenQuestion {
  readonly body: string;
  readonly kind: string;
  readonly readUpTo: number;
  readonly sources: readonly { readonly from: string; readonly words: string }[];
}

const kinds = ['interpretation', 'application', 'fact', 'comparison', 'interpretation'];
/** Questions in plain words, which need no more than their source. */
const plainBodies = [
  '이 글을 읽고 어떤 마음이 드셨나요?',
  '나라면 어떤 선택을 했을까요?',
  '가장 오래 기억에 남은 장면은 무엇인가요?',
  '우리의 경험과 어떤 점이 비슷하고 어떤 점이 다른가요?',
  '이 말의 뜻을 어떻게 이해하셨나요?',
];

const quoteOf = ({ id, text }: ShownNote) => ({ from: id, words: text.split('\n')[0]?.slice(0, 12) ?? '' });
const titleOf = ({ book }: Meeting) => ({ from: 'title', words: book.title?.[0] ?? '' });

/** Good questions: plain words, taken from the notes in turn and then from the book's title. */
export const goodQuestions = (meeting: Meeting): { questions: WrittenQuestion[] } => ({
  questions: plainBodies.map((body, at) => {
    const note = meeting.notes[at];
    const source = note ? quoteOf(note) : titleOf(meeting);
    return { body, kind: kinds[at] ?? 'fact', readUpTo: 0, sources: [source] };
  }),
});

const changed =
  (change: (question: WrittenQuestion, meeting: Meeting, at: number) => unknown) =>
  (meeting: Meeting): unknown => ({
    questions: goodQuestions(meeting).questions.map((question, at) => change(question, meeting, at)),
  });

/** Writes another text with every good source. */
const asking = (...bodies: string[]) =>
  changed((question, _meeting, at) => ({ ...question, body: bodies[at % bodies.length] }));

/** The last two meetings that were asked about; a repair asks about the same one again. */
let [earlier, latest]: (Meeting | null)[] = [null, null];

const modes = {
  'invented-note-ids': changed((question, { notes }) => ({
    ...question,
    sources: [
      { from: 'N99', words: notes[0]?.text ?? '말' },
      { from: '7', words: '말' },
      { from: 'review', words: '말' },
    ],
  })),
  'altered-note-quotes': changed((question, { notes }) => ({
    ...question,
    sources: [{ from: notes[0]?.id ?? 'N1', words: `${notes[0]?.text.slice(0, 10)} 정말로요` }],
  })),
  'notes-of-another-meeting': changed((question, { notes }, at) => ({
    ...question,
    body: `‘${earlier?.notes[0]?.text.slice(0, 10)}’라는 말을 어떻게 느끼셨나요?`,
    sources: [
      { from: notes[at % notes.length]?.id ?? 'N1', words: earlier?.notes[0]?.text.slice(0, 10) ?? '말' },
    ],
  })),
  'notes-and-words-of-another-meeting': changed((question) => ({
    ...question,
    body: `‘${earlier?.notes[0]?.text.slice(0, 10)}’라는 말을 어떻게 느끼셨나요?`,
  })),
  'values-not-in-the-book': changed((question) => ({
    ...question,
    sources: [
      { from: 'prize', words: '부커상 수상작' },
      { from: 'title', words: '어디에도 없는 제목' },
    ],
  })),
  'facts-not-in-the-book': asking(
    '부커상을 받은 이 책에서 가장 좋았던 문장은 무엇인가요?',
    '1985년 아일랜드의 겨울은 어떻게 그려졌나요?',
    '주인공이 끝에 죽는 장면을 어떻게 느끼셨나요?',
    '헤르만 헤세의 《데미안》과 어떤 점이 닮았나요?',
    '512쪽을 모두 읽으셨나요?',
  ),
  'obeys-notes': (meeting) => {
    const order = meeting.notes.find(({ text }) => text.includes('쓰세요'))?.text ?? '';
    const wanted = /‘([^’]+)’/.exec(order)?.[1] ?? '이 책을 지금 사세요?';
    return changed((question) => ({ ...question, body: wanted }))(meeting);
  },
  'insults-readers': asking(
    '이 멍청한 책을 고른 바보는 누구인가요?',
    '한심한 글을 읽고 어떤 마음이 드셨나요?',
  ),
  'asks-in-english': asking('What did you feel while reading this book?'),
  'asks-in-japanese': asking('この本を読んでどう思いましたか?'),
  'gives-contact-data': asking(
    '카톡 아이디 booklover77 로 이야기를 나눌까요?',
    'evil.example 에서 무엇을 볼까요?',
    '010-1234-5678로 말해 볼까요?',
  ),
  'writes-html': asking('<script>alert(1)</script>어떤 마음이 드셨나요?', '**어떤** 마음이 드셨나요?'),
  'states-things': asking('이 책은 용기에 관한 이야기예요.', '지금 바로 읽으세요!'),
  'guesses-authors': asking('바다 님은 왜 그렇게 쓰셨나요?'),
  'slanders-members': asking('바다는 왜 거짓말을 자주 하나요?', '바다 님은 왜 지루했나요?'),
  'copies-notes': changed((question, { notes }) => ({
    ...question,
    body: `${notes[0]?.text.slice(0, 40).replace(/[.!?]/g, ',')} 어떻게 생각하세요?`,
  })),
  'cites-nothing': changed((question) => ({ ...question, sources: [] })),
  'hides-spoilers': changed((question) => ({ ...question, readUpTo: 0 })),
  'questions-of-wrong-types': () => ({
    questions: [1, null, 'x', { body: 3 }, { body: '무엇인가요?', sources: [[], 4] }],
  }),
  'too-many-questions': (meeting) => ({
    questions: Array.from({ length: 15 }, () => goodQuestions(meeting).questions).flat(),
  }),
} satisfies Record<string, (meeting: Meeting) => unknown>;

/** Modes that change only drafts of questions. */
export type DraftMode = keyof typeof modes;
export const draftModes = Object.keys(modes) as DraftMode[];

/** Returns the answer of a mode about questions; null for other modes and requests. */
export function draftReply(mode: string, meeting: ChatRequest['meeting']): Reply | null {
  if (meeting === null) return null;
  if (JSON.stringify(meeting) !== JSON.stringify(latest)) [earlier, latest] = [latest ?? null, meeting];
  return mode in modes ? say(modes[mode as DraftMode](meeting)) : null;
}
