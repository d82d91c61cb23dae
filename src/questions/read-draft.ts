import { z } from 'zod';
import { type ReadingMark, readingMarks } from '../notes/index.ts';
import type { BookFacts } from './book-facts.ts';
import { type DraftFault, faultText } from './draft-fault-prompt.ts';
import type { GivenNote } from './given-notes.ts';
import { isHostile } from './hostile-text.ts';
import { faultOfBody } from './judge-body.ts';
import { type BookField, bookFields, questionKinds, type SourcedQuestion } from './question.ts';
import { questionLimits } from './question-limits.ts';

/** The reply of a model. Each question is read by itself. */
export const DraftShape = z.object({ questions: z.array(z.unknown()).max(100) });

const QuestionShape = z.object({
  body: z.string().max(2_000),
  kind: z.enum(questionKinds),
  readUpTo: z.number(),
  sources: z.array(z.unknown()).max(50),
});
const SourceShape = z.object({ from: z.string().max(40), words: z.string().max(2_000) });

/** The data that the model was given. */
export interface GivenData {
  readonly facts: BookFacts;
  readonly notes: readonly GivenNote[];
  /** Of the members of the meeting. The model is not given them. */
  readonly nicknames: readonly string[];
}

export interface ReadDraft {
  /** Null: nothing was proven. */
  readonly value: readonly SourcedQuestion[] | null;
  readonly faults: readonly string[];
}

/** The longest quote in code points, and the shortest one. */
const quoteLength = { least: 2, most: 120 } as const;
const mostSources = 3;

/**
 * Keeps the questions of a model's reply that their sources prove. A source that the model was not
 * given, or whose words do not stand there, is dropped, and so is a question without any.
 */
export function readDraft({ questions }: z.infer<typeof DraftShape>, given: GivenData): ReadDraft {
  const kept: SourcedQuestion[] = [];
  const faults: string[] = [];
  for (const [at, unread] of questions.entries()) {
    if (kept.length === questionLimits.perDraft) break;
    const judged = judge(unread, given, kept);
    if ('fault' in judged) faults.push(faultText(at + 1, judged.fault));
    else kept.push(judged.question);
  }
  const isWhole = kept.length === questionLimits.perDraft;
  const missing = isWhole || faults.length > 0 ? [] : [faultText(null, 'too_few')];
  return { value: kept.length === 0 ? null : kept, faults: isWhole ? [] : [...faults, ...missing] };
}

function judge(
  unread: unknown,
  given: GivenData,
  kept: readonly SourcedQuestion[],
): { readonly question: SourcedQuestion } | { readonly fault: DraftFault } {
  const read = QuestionShape.safeParse(unread).data;
  if (!read) return { fault: 'wrong_shape' };
  const body = read.body.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const sources = provenSources(read.sources, given);
  if (sources.fields.size + sources.quotes.size === 0) return { fault: 'no_source' };
  const notes = given.notes.filter(({ noteId }) => sources.quotes.has(noteId));
  const facts = [...sources.fields].flatMap((field) => given.facts.values.get(field) ?? []);
  const { nicknames } = given;
  const fault = faultOfBody(body, { facts, notes: notes.map(({ text }) => text), nicknames });
  if (fault) return { fault };
  if (kept.some((one) => one.body === body)) return { fault: 'repeated' };
  return {
    question: {
      body,
      kind: read.kind,
      forPercent: highest([markFrom(read.readUpTo), ...notes.map(({ forPercent }) => forPercent)]),
      bookFields: [...sources.fields],
      quotes: [...sources.quotes].map(([noteId, quote]) => ({ noteId, quote })),
    },
  };
}

/** The fields and, by note, the quotes that are really there. */
function provenSources(given: readonly unknown[], { facts, notes }: GivenData) {
  const fields = new Set<BookField>();
  const quotes = new Map<number, string>();
  for (const unread of given) {
    const source = SourceShape.safeParse(unread).data;
    if (!source || fields.size + quotes.size === mostSources) continue;
    const words = source.words.normalize('NFC').trim();
    const field = bookFields.find((one) => one === source.from);
    if (field && words !== '' && facts.values.get(field)?.some((value) => value.includes(words)))
      fields.add(field);
    const note = notes.find(({ alias }) => alias === source.from);
    if (note && !quotes.has(note.noteId) && isQuotable(words, note.text)) quotes.set(note.noteId, words);
  }
  return { fields, quotes };
}

const isQuotable = (words: string, text: string) => {
  const letters = [...words].length;
  return (
    letters >= quoteLength.least && letters <= quoteLength.most && text.includes(words) && !isHostile(words)
  );
};

/** The lowest mark that is not below a percentage; the highest one for anything else. */
const markFrom = (percent: number): ReadingMark => readingMarks.find((mark) => mark >= percent) ?? 100;

const highest = (marks: readonly ReadingMark[]): ReadingMark =>
  readingMarks.findLast((mark) => marks.includes(mark)) ?? 0;
