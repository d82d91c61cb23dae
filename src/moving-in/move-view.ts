import type { Club } from '../clubs/index.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import type { MoveImport } from './import-repository.ts';

const styles = ['/css/meetings.css', '/css/clubs.css', '/css/moving-in.css'];

/** The name of the leaders' way here. */
export const toolLabel = '옮겨 오기';

export const pathsOf = (clubId: number) =>
  ({ club: `/clubs/${clubId}`, move: `/clubs/${clubId}/moving-in`, past: `/clubs/${clubId}/past` }) as const;

/** The part that every page of this feature shares. */
export const pageHead = (title: string, { id, name }: Club) => ({
  title: `${title} · ${name}`,
  styles,
  clubHref: pathsOf(id).club,
  clubName: name,
});

interface MovePage extends Page {
  readonly clubHref: string;
  readonly clubName: string;
  readonly action: string;
  readonly errors: Readonly<Record<string, string>>;
  /** The list of members as it was typed. */
  readonly names: string;
  readonly notice: string | null;
  readonly imports: readonly ShownImport[];
  /** The way to a preview that waits. */
  readonly previewHref: string | null;
}

interface ShownImport {
  readonly href: string;
  readonly when: string;
  readonly about: string;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'moving-in/form': MovePage;
  }
}

/** Why a form is shown again, and what was typed in it. */
export interface Answered {
  readonly errors?: Readonly<Record<string, string>>;
  readonly notice?: string;
  readonly names?: string;
}

/** The page on which a leader chooses the files. */
export function movePage(
  club: Club,
  given: { readonly imports: readonly MoveImport[]; readonly hasDraft: boolean; readonly now: Date },
  { errors = {}, notice, names = '' }: Answered = {},
): MovePage {
  const paths = pathsOf(club.id);
  return {
    ...pageHead('옮겨 오기', club),
    action: paths.move,
    errors,
    names,
    notice: notice ?? errors.form ?? null,
    imports: given.imports.map((one) => ({
      href: `${paths.move}/${one.id}`,
      when: koreanDateTime(one.createdAt, given.now),
      about: aboutImport(one),
    })),
    previewHref: given.hasDraft ? `${paths.move}/preview` : null,
  };
}

/** "글 1,200개 · 초대 링크 12개" */
export const aboutImport = ({ addedLines, inviteCount, undoneAt }: MoveImport): string =>
  [
    ...(addedLines > 0 ? [`글 ${addedLines.toLocaleString('ko')}개`] : []),
    ...(inviteCount > 0 ? [`초대 링크 ${inviteCount.toLocaleString('ko')}개`] : []),
    ...(undoneAt ? ['되돌렸어요'] : []),
  ].join(' · ');
