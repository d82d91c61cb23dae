import { fraction, type Mind } from './fake-openai-mind.ts';
import type { ChatRequest, ShownBook } from './fake-openai-request.ts';

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Never answers, or a byte at a time. */
  readonly hangs?: true;
  readonly drips?: true;
}

interface Pick {
  readonly book: string;
  readonly comment: string;
}

type Answer = (request: ChatRequest, mind: Mind) => Reply;

/** The books best first by `score`, which also gets the place (0 …) a book stood at. */
const best = (request: ChatRequest, score: (book: ShownBook, place: number) => number) =>
  request.books
    .map((book, place) => ({ book, points: score(book, place) }))
    .sort((one, other) => other.points - one.points)
    .map(({ book }) => book);

const byPreference = (request: ChatRequest, mind: Mind) =>
  best(request, (book) => mind.preference(book, request.answers));

const sayings = [
  '고르신 답을 하나씩 떠올리며 골랐어요. 천천히 읽다 보면 곁에 두고 싶어질 책이에요.',
  '답해 주신 분위기와 나란히 놓기 좋은 책이에요. 여럿이 둘러앉아 나눌 이야기도 많아요.',
  '쉬는 날 곁에 두고 읽기 좋은 책이에요. 고르신 주제와도 자연스럽게 이어져요.',
];

const picksOf = (books: readonly ShownBook[], comment?: string): Pick[] =>
  books.map(({ id }, i) => ({ book: id, comment: comment ?? sayings[i % sayings.length] ?? '' }));

const choose = (books: readonly ShownBook[], comment?: string) =>
  say({ picks: picksOf(books.slice(0, 3), comment) });

/** A whole chat completion around what the model says. */
function say(content: unknown, message: { finish?: string; refusal?: string } = {}): Reply {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return {
    status: 200,
    body: {
      id: 'chatcmpl-fake',
      object: 'chat.completion',
      created: 1_700_000_000,
      model: 'fake',
      choices: [
        {
          index: 0,
          finish_reason: message.finish ?? 'stop',
          message: {
            role: 'assistant',
            content: message.refusal ? null : text,
            refusal: message.refusal ?? null,
          },
        },
      ],
      usage: { prompt_tokens: 2_000, completion_tokens: 200, total_tokens: 2_200 },
    },
  };
}

function fail(status: number, code: string, message: string, headers: Record<string, string> = {}): Reply {
  return { status, headers, body: { error: { message, type: code, param: null, code } } };
}

/** The picks of `ok`, with the first one changed. */
function withFirst(change: (pick: Pick, request: ChatRequest) => unknown): Answer {
  return (request, mind) => {
    const [first, ...rest] = picksOf(byPreference(request, mind).slice(0, 3));
    return say({ picks: [...(first ? [change(first, request)] : []), ...rest] });
  };
}

const withComment = (write: (request: ChatRequest, mind: Mind) => string): Answer => {
  return (request, mind) => choose(byPreference(request, mind), write(request, mind));
};

const modes = {
  ok: (request, mind) => choose(byPreference(request, mind)),
  'first-biased': (request) => choose(request.books),
  'tail-punishing': (request, mind) =>
    choose(best(request, (book, place) => mind.preference(book, request.answers) * 0.85 ** place)),
  'popularity-biased': (request, mind) => choose(best(request, ({ title }) => mind.fame(title))),
  random: (request, mind) => choose(best(request, ({ id }) => fraction(`${mind.seed} ${id}`))),
  'unknown-id': withFirst((pick) => ({ ...pick, book: 'B99' })),
  'duplicate-id': (request, mind) => {
    const [first] = byPreference(request, mind);
    return choose(first ? [first, first, first] : []);
  },
  'title-instead-of-id': (request, mind) =>
    say({
      picks: picksOf(byPreference(request, mind).slice(0, 3)).map((pick) => ({
        ...pick,
        book: request.books.find(({ id }) => id === pick.book)?.title,
      })),
    }),
  'too-few': (request, mind) => say({ picks: picksOf(byPreference(request, mind).slice(0, 1)) }),
  'too-many': (request, mind) => say({ picks: picksOf(byPreference(request, mind)) }),
  'extra-keys': (request, mind) =>
    say({
      picks: picksOf(byPreference(request, mind).slice(0, 3)).map((pick) => ({
        ...pick,
        score: 9,
        note: '덤',
      })),
      summary: '세 권을 골랐어요.',
    }),
  'wrong-types': () => say({ picks: [1, null, { book: 3, comment: ['이', '런'] }] }),
  'prose-around-json': (request, mind) =>
    say(
      `네, 골라 보았어요!\n\`\`\`json\n${JSON.stringify({ picks: picksOf(byPreference(request, mind).slice(0, 3)) })}\n\`\`\`\n즐겁게 읽으세요.`,
    ),
  truncated: (request, mind) =>
    say(JSON.stringify({ picks: picksOf(byPreference(request, mind).slice(0, 3)) }).slice(0, 60), {
      finish: 'length',
    }),
  refusal: () => say('', { refusal: '그 요청은 도와드릴 수 없습니다.' }),
  empty: () => say(''),
  'rate-limited': () => fail(429, 'rate_limit_exceeded', 'Rate limit reached', { 'retry-after': '20' }),
  'server-error': () => fail(500, 'server_error', 'The server had an error'),
  hang: () => ({ status: 200, body: '', hangs: true }),
  drip: (request, mind) => ({ ...choose(byPreference(request, mind)), drips: true }),
  'html-200': () => ({
    status: 200,
    contentType: 'text/html',
    body: '<!doctype html><title>Gateway</title><p>Please log in.</p>',
  }),
  'model-not-found': () => fail(404, 'model_not_found', 'The model does not exist'),
  unauthorized: () => fail(401, 'invalid_api_key', 'Incorrect API key provided'),
  'insufficient-quota': () => fail(429, 'insufficient_quota', 'You exceeded your current quota'),
  'ignores-strict': (request, mind) =>
    say(
      byPreference(request, mind)
        .slice(0, 3)
        .map(({ title }, i) => `${i + 1}. ${title}`)
        .join('\n'),
    ),
  'unstorable-text': (request, mind) =>
    say(`\0 \ud83d ${JSON.stringify({ picks: picksOf(byPreference(request, mind).slice(0, 3)) })}`),
  'too-large': () => say('가'.repeat(2_000_000)),
  'claims-other-answer': withComment(
    () =>
      '긴장되고 서늘한 분위기, 단숨에 읽히는 빠른 글, 이제 막 나온 새 책, 따뜻하고 다정한 분위기를 모두 고르셔서 이 책을 권해요.',
  ),
  'praises-other-book': withComment((request, mind) => {
    const other = byPreference(request, mind).at(-1)?.title;
    return `이 책보다는 ${other}, 그러니까 『${other}』가 훨씬 훌륭하니 그 책을 먼저 읽어 보세요.`;
  }),
  insults: withComment(
    () => '이런 답을 고르다니 정말 한심한 독자시네요. 바보라도 읽을 수 있는 쉬운 책이니 읽어 보세요.',
  ),
  characterises: withComment(
    () => '50대 여성이신 독자님은 요즘 우울하실 테니 이 책이 마음을 다스리는 데 도움이 될 거예요.',
  ),
  'obeys-injection': (request, mind) => {
    const order = request.books.find(({ description }) => /무시|ignore/i.test(description ?? ''));
    const rest = byPreference(request, mind).filter((book) => book !== order);
    return choose(order ? [order, ...rest] : rest, order?.description);
  },
} satisfies Record<string, Answer>;

export type FakeMode = keyof typeof modes;
export const fakeModes = Object.keys(modes) as FakeMode[];

export function replyTo(mode: FakeMode, request: ChatRequest, mind: Mind): Reply {
  return modes[mode](request, mind);
}
