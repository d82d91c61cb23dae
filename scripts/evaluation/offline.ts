import { defaultChoiceTimeoutMs } from '../../src/recommendations/commands.ts';
import type { Persona } from '../../tests/recommendations/personas.ts';
import { type FakeMode, FakeOpenAI, fakeDialects, fakeModes } from '../../tests/support/fake-openai.ts';
import { type Case, casesFor, poisoned } from './cases.ts';
import { meanOverlap } from './measures.ts';
import { type Run, recommenderAt, runCase } from './run-case.ts';
import { promptTokensOf } from './tokens.ts';

/** Modes that never end by themselves: asked for one persona, with a deadline that is shorter. */
const endless: ReadonlySet<FakeMode> = new Set(['hang', 'drip']);
/** Modes that choose and write as `ok` does: a few personas show that. */
const dialects: ReadonlySet<FakeMode> = new Set(fakeDialects);
const personasOfDialects = 6;
/** Modes whose quality is measured: on two genres a persona. */
const measured: ReadonlySet<FakeMode> = new Set([
  'ok',
  'random',
  'first-biased',
  'tail-punishing',
  'popularity-biased',
]);
/**
 * Modes that claim what is not so, or nothing: none of their comments may be read. The words of the
 * others are judged one by one.
 */
export const falseClaims: ReadonlySet<FakeMode> = new Set([
  'claims-other-answer',
  'claims-wrong-fact',
  'claims-nothing',
  'claims-nonsense',
]);
const baseOrders = 20;

export interface ModeResult {
  readonly mode: FakeMode;
  readonly passes: number;
  readonly runs: readonly Run[];
}

/**
 * A server whose hidden preference is that of the reader at hand, and whose idea of fame is what
 * really sells.
 */
export class Laboratory {
  private current: Case | undefined;
  private readonly server: FakeOpenAI;
  private readonly readers: readonly Persona[];

  private constructor(server: FakeOpenAI, readers: readonly Persona[]) {
    this.server = server;
    this.readers = readers;
  }

  static async open(readers: readonly Persona[], fade?: number): Promise<Laboratory> {
    const minds: { of?: Laboratory } = {};
    const server = await FakeOpenAI.start({
      preference: ({ title }) => minds.of?.current?.worth.get(title) ?? 0,
      fame: (title) => minds.of?.popularityOf(title) ?? 0,
      ...(fade === undefined ? {} : { fade }),
    });
    const laboratory = new Laboratory(server, readers);
    minds.of = laboratory;
    return laboratory;
  }

  close = () => this.server.stop();

  private popularityOf(title: string): number {
    const book = this.current?.books.find((one) => one.title === title);
    return (book && this.current?.popularity.get(book.id)) ?? 0;
  }

  /** Runs one mode with this number of passes for all personas. */
  async runMode(mode: FakeMode, passes: number, shortDeadline: number): Promise<ModeResult> {
    const cases = casesOf(mode, this.readers);
    const choiceTimeoutMs = endless.has(mode) ? shortDeadline : defaultChoiceTimeoutMs;
    const runs: Run[] = [];
    for (const one of cases) {
      const given = mode === 'obeys-injection' ? poisoned(one) : one;
      runs.push(await this.run(given, { mode, passes, seed: 'seed', choiceTimeoutMs }));
    }
    return { mode, passes, runs };
  }

  /** How far the three books are the same over twenty base orders, the mean over all personas. */
  async overlap(passes: number): Promise<number> {
    const overlaps: number[] = [];
    for (const one of casesFor(1, this.readers)) {
      const shown: (readonly number[])[] = [];
      for (let order = 0; order < baseOrders; order += 1) {
        const options = { passes, seed: `order ${order}`, choiceTimeoutMs: defaultChoiceTimeoutMs };
        shown.push((await this.run(one, { mode: 'tail-punishing', ...options })).shown);
      }
      overlaps.push(meanOverlap(shown));
    }
    return overlaps.reduce((sum, value) => sum + value, 0) / overlaps.length;
  }

  async run(
    one: Case,
    options: { mode: FakeMode; passes: number; seed: string; choiceTimeoutMs: number },
  ): Promise<Run> {
    this.current = one;
    this.server.play(options.mode);
    const run = await runCase(one, { ...options, recommender: recommenderAt(this.server.url) });
    const asked = this.server.requests.map((request) => ({
      isWriting: request.isWriting,
      tokens: promptTokensOf(request),
    }));
    this.server.forget();
    return { ...run, asked };
  }
}

export const allModes: readonly FakeMode[] = fakeModes;

function casesOf(mode: FakeMode, readers: readonly Persona[]): readonly Case[] {
  if (endless.has(mode)) return casesFor(1, readers).slice(0, 1);
  if (dialects.has(mode)) return casesFor(1, readers).slice(0, personasOfDialects);
  return casesFor(measured.has(mode) ? 2 : 1, readers);
}
