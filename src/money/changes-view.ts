import { nameOf } from '../clubs/index.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import type { LineVersion } from './version-repository.ts';
import { signedWon } from './view.ts';

/** A version of a line in words. */
export interface ShownChange {
  readonly what: string;
  readonly who: string;
  readonly at: string;
  /** "커피 −12,000원"; null if it equals the text after. */
  readonly before: string | null;
  readonly after: string;
  readonly isDeleted: boolean;
  readonly href: string | null;
}

type Content = Pick<LineVersion, 'kind' | 'amount' | 'text'>;

const contentOf = (content: Content) => `${content.text} ${signedWon(content)}`;

/** Returns a version in words, with what it replaced. */
export function shownChange(
  version: LineVersion,
  before: Content | null,
  now: Date,
  href?: string,
): ShownChange {
  const after = contentOf(version);
  const was = before && contentOf(before);
  return {
    what: version.isDeleted ? '지웠어요' : version.version === 1 ? '적었어요' : '고쳤어요',
    who: nameOf(version.changedBy),
    at: koreanDateTime(version.changedAt, now),
    before: was === after ? null : was,
    after,
    isDeleted: version.isDeleted,
    href: href ?? null,
  };
}
