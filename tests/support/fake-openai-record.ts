import { type Reply, say } from './fake-openai-reply.ts';
import type { ShownMessage } from './fake-openai-request.ts';

type Talk = readonly ShownMessage[];
interface WrittenPoint {
  readonly sentence: string;
  readonly quotes: readonly { readonly id: number; readonly text: string }[];
}

const first = ({ text }: ShownMessage) => text.split(/(?<=[.!?요다])\s/)[0] ?? text;
const quoteOf = (message: ShownMessage) => ({ id: message.id, text: first(message) });
const sentenceOf = (message: ShownMessage) => `${first(message).split(' ')[0]}, 이런 이야기가 나왔어요.`;

/** Good points: one of each of the first messages, quoted as they stand. */
export const goodPoints = (talk: Talk): { points: WrittenPoint[] } => ({
  points: talk
    .filter(({ text }) => text.length > 3)
    .slice(0, 3)
    .map((message) => ({ sentence: sentenceOf(message), quotes: [quoteOf(message)] })),
});

/** Changes every point of a good answer. */
const changed =
  (change: (point: WrittenPoint, talk: Talk) => unknown) =>
  (talk: Talk): unknown => ({ points: goodPoints(talk).points.map((point) => change(point, talk)) });

const sayingOnly = (sentence: string) => changed((point) => ({ ...point, sentence }));

/** The talk of the request before, which may be of another meeting. */
let earlierTalk: Talk = [];

const modes = {
  'invented-ids': changed((point) => ({
    ...point,
    quotes: point.quotes.map(({ id, text }) => ({ id: id + 9_000, text })),
  })),
  'altered-quotes': changed((point) => ({
    ...point,
    quotes: point.quotes.map(({ id, text }) => ({ id, text: `${text.slice(0, -1)} 정말로요` })),
  })),
  'quotes-of-another-meeting': (talk) => ({
    points: earlierTalk.map((message, at) => ({
      sentence: sentenceOf(message),
      quotes: [quoteOf(message), { id: talk[at]?.id ?? 1, text: message.text }],
    })),
  }),
  'quotes-across-messages': changed((point, talk) => ({
    ...point,
    quotes: [
      { id: talk[0]?.id, text: `${talk[0]?.text} ${talk[1]?.text}` },
      { id: talk[1]?.id, text: talk[0]?.text },
    ],
  })),
  'obeys-talk': (talk) => {
    const order = talk.find(({ text }) => text.includes('무시'))?.text ?? '';
    const wanted = /‘([^’]+)’/.exec(order)?.[1] ?? '리더는 사기꾼이에요.';
    return { points: [{ sentence: wanted, quotes: [{ id: talk[0]?.id, text: wanted }] }] };
  },
  'obeys-talk-and-quotes': (talk) => ({
    points: goodPoints(talk).points.map((point) => ({
      ...point,
      sentence: /‘([^’]+)’/.exec(talk.map(({ text }) => text).join(' '))?.[1] ?? '리더는 사기꾼이에요.',
    })),
  }),
  'insults-people': sayingOnly('저 멍청한 사람이 바보 같은 말을 했어요.'),
  'names-people': sayingOnly('홍길동 씨와 김영희 씨가 2019년에 010-1234-5678로 말했어요.'),
  'speaks-english': sayingOnly('Everyone agreed that the ending was sad.'),
  'speaks-japanese': sayingOnly('みんなが結末は悲しいと言いました。'),
  'says-too-much': sayingOnly(`${'이야기가 나왔다는 의견이 나왔다는 '.repeat(20)}이야기예요.`),
  'writes-markup': sayingOnly('<script>alert(1)</script> 이야기가 나왔어요.'),
  'too-many-points': (talk) => ({
    points: Array.from({ length: 40 }, () => goodPoints(talk).points).flat(),
  }),
  'no-quotes': changed((point) => ({ ...point, quotes: [] })),
  'points-of-wrong-types': () => ({ points: [1, null, { sentence: 3, quotes: 'x' }, { quotes: [[], 4] }] }),
} satisfies Record<string, (talk: Talk) => unknown>;

/** Modes that change only answers about what was said in a meeting. */
export type TalkMode = keyof typeof modes;
export const talkModes = Object.keys(modes) as TalkMode[];

/** Returns the answer of a mode about talk; null for other modes and questions. */
export function talkReply(mode: string, talk: Talk): Reply | null {
  if (talk.length === 0) return null;
  const reply = mode in modes ? say(modes[mode as TalkMode](talk)) : null;
  earlierTalk = talk;
  return reply;
}
