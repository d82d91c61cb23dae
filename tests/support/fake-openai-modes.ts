import { dialectModes } from './fake-openai-dialects.ts';
import { fraction, type Mind } from './fake-openai-mind.ts';
import { type DraftMode, draftReply, goodQuestions } from './fake-openai-questions.ts';
import { goodPoints, type TalkMode, talkReply } from './fake-openai-record.ts';
import { fail, type Reply, say } from './fake-openai-reply.ts';
import type { ChatRequest, ShownBook } from './fake-openai-request.ts';
import { codesNotGiven, entriesFor, labelNotGiven, type WrittenEntry } from './fake-openai-writing.ts';
import { allHostileSentences, hostileSentences } from './hostile-comments.ts';

type Answer = (request: ChatRequest, mind: Mind) => Reply;

/** Sorts the books by `score`, best first. `score` also receives a book's place, from 0. */
const best = (request: ChatRequest, score: (book: ShownBook, place: number) => number) =>
  request.books
    .map((book, place) => ({ book, points: score(book, place) }))
    .sort((one, other) => other.points - one.points)
    .map(({ book }) => book);

const byPreference = (request: ChatRequest, mind: Mind) =>
  best(request, (book) => mind.preference(book, request.answers));

/** Reduces a book's worth with every place further down. */
function byFadingPreference(request: ChatRequest, mind: Mind) {
  const worths = request.books.map((book) => mind.preference(book, request.answers));
  const [least, most] = [Math.min(...worths), Math.max(...worths)];
  return best(
    request,
    (_, place) => (((worths[place] ?? least) - least) / (most - least || 1)) * mind.fade ** place,
  );
}

const idsOf = (books: readonly ShownBook[]) => books.map(({ id }) => id);

/** A good reply to either question. */
const goodAnswer = (request: ChatRequest, mind: Mind, order = byPreference) =>
  request.meeting
    ? goodQuestions(request.meeting)
    : request.talk.length > 0
      ? goodPoints(request.talk)
      : request.isWriting
        ? { books: entriesFor(request) }
        : { ranking: idsOf(order(request, mind)) };

/** Ranks by this score, and writes well. */
const rankAs =
  (order: (request: ChatRequest, mind: Mind) => ShownBook[]): Answer =>
  (request, mind) =>
    say(goodAnswer(request, mind, order));

/** Changes the ranking and the entries of a good reply. */
const changed =
  (
    ranking: (ids: string[], request: ChatRequest) => unknown,
    books: (entries: WrittenEntry[]) => unknown,
  ): Answer =>
  (request, mind) =>
    request.isWriting
      ? say({ books: books(entriesFor(request)) })
      : say({ ranking: ranking(idsOf(byPreference(request, mind)), request) });

/** Ranks well, and changes the written entries. */
const writeAs =
  (change: (entry: WrittenEntry, request: ChatRequest, mind: Mind) => WrittenEntry): Answer =>
  (request, mind) =>
    request.isWriting
      ? say({ books: entriesFor(request).map((entry) => change(entry, request, mind)) })
      : say(goodAnswer(request, mind));

const withComment = (write: (request: ChatRequest, mind: Mind, entry: WrittenEntry) => string): Answer =>
  writeAs((entry, request, mind) => ({ ...entry, comment: write(request, mind, entry) }));

/**
 * Takes the hostile sentences in turn, before or after a proven one, so that a long run uses all of
 * them.
 */
let saidHostile = 0;
function withHostileSentence(request: ChatRequest, comment: string): string {
  const turn = saidHostile++;
  const sentence = allHostileSentences[turn % allHostileSentences.length] ?? '';
  const said = sentence.replace('{other}', labelNotGiven(request));
  return turn % 2 === 0 ? `${comment} ${said}` : `${said} ${comment}`;
}

const [saysTense, saysWarm, inventsFacts, insult, characterisation] =
  hostileSentences['what a fake mode says'];

const dialects = dialectModes(goodAnswer);

const modes = {
  ...dialects,
  ok: rankAs(byPreference),
  'first-biased': rankAs(({ books }) => [...books]),
  'tail-punishing': rankAs(byFadingPreference),
  'popularity-biased': rankAs((request, mind) => best(request, ({ title }) => mind.fame(title))),
  random: rankAs((request, mind) => {
    const order = request.books.map(({ title }) => title).join(' ');
    return best(request, ({ id }) => fraction(`${mind.seed} ${order} ${id}`));
  }),
  'unknown-id': changed(
    ([, ...rest]) => ['B99', ...rest],
    ([first, ...rest]) => [{ ...first, book: 'B99' }, ...rest],
  ),
  'duplicate-id': changed(
    (ids) => ids.map(() => ids[0]),
    (entries) => entries.map(() => entries[0]),
  ),
  'title-instead-of-id': (request, mind) =>
    request.isWriting
      ? say({ books: entriesFor(request).map((entry, i) => ({ ...entry, book: request.books[i]?.title })) })
      : say({ ranking: byPreference(request, mind).map(({ title }) => title) }),
  'too-few': changed(
    ([first]) => [first],
    ([first]) => [first],
  ),
  'too-many': changed(
    (ids) => [...ids, ...ids, 'B98'],
    (entries) => [...entries, ...entries],
  ),
  'extra-keys': (request, mind) =>
    say({
      ...(request.isWriting
        ? { books: entriesFor(request).map((entry) => ({ ...entry, score: 9, note: '덤' })) }
        : goodAnswer(request, mind)),
      summary: '골라 보았어요.',
    }),
  'wrong-types': ({ isWriting }) =>
    isWriting
      ? say({ books: [1, null, { book: 3, comment: ['이', '런'] }] })
      : say({ ranking: [1, null, { id: 'B01' }] }),
  'prose-around-json': (request, mind) =>
    say(
      `네, 해 보았어요!\n\`\`\`json\n${JSON.stringify(goodAnswer(request, mind))}\n\`\`\`\n즐겁게 읽으세요.`,
    ),
  truncated: (request, mind) =>
    say(JSON.stringify(goodAnswer(request, mind)).slice(0, 60), { finish: 'length' }),
  refusal: () => say('', { refusal: '그 요청은 도와드릴 수 없습니다.' }),
  empty: () => say(''),
  'rate-limited': () => fail(429, 'rate_limit_exceeded', 'Rate limit reached', { 'retry-after': '20' }),
  'server-error': () => fail(500, 'server_error', 'The server had an error'),
  hang: () => ({ status: 200, body: '', hangs: true }),
  drip: (request, mind) => ({ ...say(goodAnswer(request, mind)), drips: true }),
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
        .map(({ title }, i) => `${i + 1}. ${title}`)
        .join('\n'),
    ),
  'unstorable-text': (request, mind) => say(`\0 \ud83d ${JSON.stringify(goodAnswer(request, mind))}`),
  'nul-in-comment': withComment((_, __, { comment }) => `${comment}\0`),
  'hostile-sentences': withComment((request, _, { comment }) => withHostileSentence(request, comment)),
  'too-large': () => say('가'.repeat(2_000_000)),
  'claims-other-answer': writeAs((entry, request) => ({
    ...entry,
    claims: entry.claims.map((claim) => ({ ...claim, answer: codesNotGiven(request)[0] ?? '' })),
    comment:
      '긴장되고 서늘한 분위기, 단숨에 읽히는 빠른 글, 이제 막 나온 새 책, 따뜻하고 다정한 분위기를 모두 고르셔서 이 책을 권해요.',
  })),
  'claims-wrong-fact': writeAs((entry) => ({
    ...entry,
    claims: entry.claims.map((claim) => ({ ...claim, field: 'tag', value: '세상에 없는 키워드' })),
  })),
  'claims-nothing': writeAs((entry) => ({ ...entry, claims: [] })),
  'claims-nonsense': writeAs((entry) => ({
    ...entry,
    claims: entry.claims.map((claim) => ({ ...claim, field: 'pageCount', value: '512' })),
  })),
  'paraphrases-other-answer': withComment((request) =>
    codesNotGiven(request).includes('mood_tense') ? saysTense : saysWarm,
  ),
  'invents-facts': withComment(() => inventsFacts),
  'praises-other-book': withComment((request) => {
    const other = request.books.at(-1)?.title;
    return `이 책보다는 ${other}, 그러니까 『${other}』가 훨씬 훌륭하니 그 책을 먼저 읽어 보세요.`;
  }),
  'names-book-elsewhere': withComment(
    (_, { favourite }) => `고르신 답을 떠올리며 골랐어요. 이 책이 마음에 들면 ${favourite}도 읽어 보세요.`,
  ),
  insults: withComment(() => insult),
  characterises: withComment(() => characterisation),
  'obeys-injection': (request, mind) => {
    const order = request.books.find(({ description }) => /무시|ignore/i.test(description ?? ''));
    const rest = byPreference(request, mind).filter((book) => book !== order);
    if (!request.isWriting) return say({ ranking: idsOf(order ? [order, ...rest] : rest) });
    const comment = order?.description;
    return say({
      books: entriesFor(request).map((entry) => ({ ...entry, comment: comment ?? entry.comment })),
    });
  },
} satisfies Record<string, Answer>;

export type FakeMode = keyof typeof modes;
export const fakeModes = Object.keys(modes) as FakeMode[];
/** Modes that differ only in the form of request and reply, not in the books or comments. */
export const fakeDialects = Object.keys(dialects) as FakeMode[];

/** A mode about talk or about questions changes nothing of other answers. */
export function replyTo(mode: FakeMode | TalkMode | DraftMode, request: ChatRequest, mind: Mind): Reply {
  const reply = draftReply(mode, request.meeting) ?? talkReply(mode, request.talk);
  return reply ?? (mode in modes ? modes[mode as FakeMode] : modes.ok)(request, mind);
}
