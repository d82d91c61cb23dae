import fc from 'fast-check';

/** The response of a broken or hostile model server to any request. */
export interface WildAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The connection closes or stalls after this many characters of the body. */
  readonly breaksAfter: number | null;
  readonly stallsAfter: number | null;
}

const rudeCharacters = [
  '\0',
  '\ud800',
  '\udfff',
  '\ufeff',
  '\u202e',
  '\u{10ffff}',
  '"',
  '\\',
  '<',
  '{',
  '}',
  '가',
];
const character = fc.oneof(
  fc.constantFrom(...rudeCharacters),
  fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }),
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(character, { maxLength: 40 }).map((all) => all.join('')),
  fc.constantFrom('', ' ', '\0', '__proto__', 'B01', 'b07 ', 'B21', 'null', '가'.repeat(400)),
);
const anything = fc.oneof(
  text,
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom(null, true, 0, -1, 1e308, [], {}, { toString: 1, valueOf: null }, { length: -1 }),
);

const alias = fc.integer({ min: 0, max: 22 }).map((i) => `B${String(i).padStart(2, '0')}`);
const often = <T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<unknown> = anything) =>
  fc.oneof({ weight: 15, arbitrary: usual as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: other });

const ranking = fc.oneof(
  fc.shuffledSubarray(
    Array.from({ length: 20 }, (_, i) => `B${String(i + 1).padStart(2, '0')}`),
    { minLength: 1 },
  ),
  // The same alias many times.
  fc.tuple(alias, fc.integer({ min: 1, max: 40 })).map(([one, times]) => Array(times).fill(one)),
  fc.array(often(alias), { maxLength: 45 }),
  anything,
);
const claim = fc.record({
  answer: often(fc.constantFrom('mood_tense', 'mood_warm', 'pace_slow')),
  field: often(fc.constantFrom('tag', 'year', 'title', 'subCategory', 'price', 'author')),
  value: often(fc.oneof(text, fc.integer())),
});
const sentences = fc.constantFrom(
  '고르신 답과 잘 이어지는 책이라서 곁에 두고 천천히 읽기 좋아요. 모임에서 함께 이야기 나누기에도 좋아요.',
  '이 책을 펼치면 마음이 쉬어 갈 거예요.\0 하루에 한 장씩 아껴 가며 읽기 좋은 책이에요.',
);
const books = fc.array(
  often(
    fc.record({
      book: often(alias),
      comment: often(fc.oneof(text, sentences)),
      claims: often(fc.array(often(claim), { maxLength: 6 })),
    }),
  ),
  { maxLength: 8 },
);
/** The right keys with any values. */
const answer = fc.record({ ranking, books: often(books) }, { requiredKeys: [] });

const json = (value: unknown) => JSON.stringify(value) ?? 'null';
const content = fc.oneof(
  { weight: 14, arbitrary: answer.map(json) },
  {
    weight: 1,
    arbitrary: answer.map(
      (said) => `<think>{"ranking":["B02"]} {{{ </think>\`\`\`json\n${json(said)}\n\`\`\``,
    ),
  },
  { weight: 1, arbitrary: fc.tuple(answer, fc.nat(60)).map(([said, end]) => json(said).slice(0, end)) },
  { weight: 1, arbitrary: text },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '['.repeat(50_000),
      '{"a":'.repeat(20_000),
      '{'.repeat(50_000),
      '가'.repeat(90_000),
    ),
  },
);

const number = fc.oneof(
  fc.integer({ min: 0, max: 9_000 }),
  fc.constantFrom(-1, 0.5, 2 ** 31, 2 ** 53, 1e308, -1e308, 'NaN', '12', null, true, [], {}),
  fc.double(),
);
const choice = fc.record(
  {
    index: number,
    finish_reason: often(fc.constantFrom('stop', 'length', 'content_filter', 'tool_calls', '', null)),
    message: often(
      fc.record(
        {
          role: often(fc.constant('assistant')),
          content: fc.oneof(
            { weight: 8, arbitrary: content as fc.Arbitrary<unknown> },
            { weight: 1, arbitrary: anything },
          ),
          reasoning_content: often(fc.constant(null)),
          refusal: fc.oneof(
            { weight: 8, arbitrary: fc.constant<unknown>(null) },
            { weight: 1, arbitrary: anything },
          ),
        },
        { requiredKeys: ['content'] },
      ),
    ),
  },
  { requiredKeys: ['message'] },
);
const completion = fc.record(
  {
    id: anything,
    choices: often(fc.array(often(choice), { minLength: 1, maxLength: 4 })),
    usage: often(
      fc.record(
        { prompt_tokens: number, completion_tokens: number, total_tokens: number },
        { requiredKeys: [] },
      ),
    ),
    error: anything,
  },
  { requiredKeys: ['choices'] },
);
const refusal = fc.record({
  error: fc.oneof(
    fc.record({ message: text, code: anything, param: anything }),
    fc.constantFrom(
      'max_tokens',
      'response_format',
      'strict',
      'API key not valid',
      'model not found',
      'system role',
    ),
    anything,
  ),
});

const body = fc.oneof(
  { weight: 30, arbitrary: completion.map(json) },
  { weight: 2, arbitrary: refusal.map(json) },
  { weight: 1, arbitrary: anything.map(json) },
  { weight: 1, arbitrary: text },
  // Values that JSON cannot express, and more keys than are read.
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '{"choices":[],"usage":{"prompt_tokens":NaN}}',
      '<!doctype html><p>',
      '가'.repeat(200_000),
    ),
  },
);

const token = fc.string({ unit: fc.constantFrom(...'abz09 ,;=-"/'), maxLength: 20 });
const headers = fc.record(
  {
    'retry-after': fc.oneof(token, fc.constantFrom('-1', '1e99', 'soon', '99999999999999')),
    'content-type': fc.oneof(
      { weight: 12, arbitrary: fc.constant('application/json') },
      { weight: 1, arbitrary: token },
    ),
    'x-ratelimit-reset-tokens': token,
    'x-should-retry': fc.constantFrom('true', 'false', ''),
  },
  { requiredKeys: ['content-type'] },
);

/** A position in the body once in `times` cases, otherwise null. */
const seldom = (times: number) =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(300) });

/** @param stalls whether some responses stall, which only a timeout ends */
export const wildAnswers = (stalls: boolean): fc.Arbitrary<WildAnswer> =>
  fc.record({
    status: fc.oneof(
      { weight: 16, arbitrary: fc.constant(200) },
      { weight: 2, arbitrary: fc.integer({ min: 200, max: 599 }) },
      { weight: 2, arbitrary: fc.constantFrom(400, 401, 404, 422, 429, 500) },
    ),
    headers,
    body,
    breaksAfter: seldom(8),
    stallsAfter: stalls ? seldom(40) : fc.constant(null),
  });
