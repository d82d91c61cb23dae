import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Claim } from '../../../../src/recommendations/comments/claim.ts';

/** A comment that a model might write about a book of the committed catalogue, with its claims. */
export interface WrittenComment {
  /** The kind of the comment: the name of its file. */
  readonly kind: string;
  /** The whole title of the book. */
  readonly title: string;
  /** True of the book, and asked for by the answer. */
  readonly claims: readonly Claim[];
  readonly comment: string;
  /** Its sentences that a page may show. */
  readonly harmless: readonly string[];
}

/**
 * The open part is for tuning, and so is the fresh one, which was written later. Of the held and
 * the unseen part only counts are looked at: of the held one often, of the unseen one at the end of
 * a round of work.
 */
export type CorpusPart = 'open' | 'held' | 'fresh' | 'unseen';

type Line = Pick<WrittenComment, 'title' | 'comment'> & {
  /** Sentences of a hostile comment without hostility. */
  readonly harmless?: readonly string[];
  readonly claims: readonly (readonly [string, Claim['field'], string])[];
};

/** Comments that say nothing but the truth. */
export const goodComments = (part: CorpusPart): WrittenComment[] => readPart('good', part);

/** Comments that no reader may see, although their claims are true. */
export const hostileComments = (part: CorpusPart): WrittenComment[] => readPart('hostile', part);

const suffix = /-(held|fresh|unseen)$/;
const partOf = (name: string) => suffix.exec(basename(name, '.json'))?.[1] ?? 'open';

function readPart(folder: 'good' | 'hostile', part: CorpusPart): WrittenComment[] {
  const place = new URL(`${folder}/`, import.meta.url);
  return readdirSync(place)
    .filter((name) => partOf(name) === part)
    .sort()
    .flatMap((name) => {
      const kind = basename(name, '.json').replace(suffix, '');
      const lines = JSON.parse(readFileSync(new URL(name, place), 'utf8')) as Line[];
      return lines.map(({ title, claims, comment, harmless }) => ({
        kind,
        title,
        claims: claims.map(([answer, field, value]) => ({ answer, field, value })),
        comment,
        harmless: harmless ?? (folder === 'good' ? [comment] : []),
      }));
    });
}

/** Whether a page that shows this part of a comment shows more than its harmless sentences. */
export const showsHostility = ({ harmless }: WrittenComment, shown: string): boolean =>
  /[\p{L}\p{N}]/u.test(harmless.reduce((rest, sentence) => rest.replace(sentence, ''), shown));
