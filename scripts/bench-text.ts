// `npm run bench:text`: the time to judge hostile texts and to find links in them. Prints per
// case the best and the 95th percentile, beside JSON.stringify of the same text. It has no target,
// because the times depend on the machine.
import { findLinks } from '../public/js/chat/links.js';
import { nicknameProblem, passwordProblem } from '../src/accounts/index.ts';
import { judgeText } from '../src/platform/text/judge-text.ts';
import { textLimits } from '../src/platform/text/text-limits.ts';
import { describeMachine } from './bench/machine.ts';
import { quantile } from './bench/quantile.ts';

console.log(describeMachine());

const runs = 50;
const person = { email: 'mirae.kim@example.com', nickname: '달빛독자' };

interface Case {
  readonly name: string;
  readonly parts: readonly string[];
  /** The length of each text in UTF-16 code units. */
  readonly length: number;
  readonly work: (text: string) => unknown;
}

const cases: readonly Case[] = [
  {
    name: 'nickname',
    parts: ['a.', '1 ', '관', 'a@', '카톡 ', '😀a', 'ㆍ', '책모임'],
    length: 20,
    work: nicknameProblem,
  },
  {
    name: 'password',
    parts: ['12/22111/1//212/', '4@({[<36&#!1/|0$5+7%2', 'p@ssw0rd', 'ㅂㅈ가1'],
    length: 128,
    work: (text) => passwordProblem(text, person),
  },
  {
    name: 'message text',
    parts: ['\u0301\u0316', 'ᄀ', '👩\u200d', ' ', '\u202e', '\ufdfa', '🇰', '\r'],
    length: 65_536,
    work: (text) => judgeText(text, textLimits.chatBody),
  },
  {
    name: 'links',
    parts: ['https://a.b/', ')', '(', '()', '은.', 'ㅋ', '😀', '%80은', '-/#=', '가'],
    length: 2_000,
    work: (text) => findLinks(`https://a.b/${text}`),
  },
];

/** Returns the milliseconds of each run, sorted. */
function measure(work: () => unknown): number[] {
  work();
  return Array.from({ length: runs }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  }).sort((one, other) => one - other);
}

/** Marks, controls and joiners by their code points. */
const visible = (part: string) =>
  part.replace(/[\p{M}\p{C}]/gu, (one) => `<${one.codePointAt(0)?.toString(16)}>`);

const show = (times: readonly number[]) =>
  [quantile(times, 0), quantile(times, 0.95)].map((ms) => ms.toFixed(3).padStart(9)).join(' ');

console.log('milliseconds:                   best      95 %   JSON: best      95 %');
for (const { name, parts, length, work } of cases)
  for (const part of parts) {
    const text = part.repeat(Math.ceil(length / part.length)).slice(0, length);
    const ours = measure(() => work(text));
    const floor = measure(() => JSON.stringify(text));
    console.log(`${name.padEnd(12)} ${visible(part).slice(0, 14).padEnd(14)} ${show(ours)}   ${show(floor)}`);
  }
