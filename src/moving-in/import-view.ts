import type { Club, PersonalInviteState } from '../clubs/index.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import type { LetterState, MoveImport } from './import-repository.ts';
import { aboutImport, pageHead, pathsOf } from './move-view.ts';

/** An invitation of an import: whom it is for, how far it got, and its link if it is shown now. */
export interface ImportInvite extends PersonalInviteState {
  readonly letter: LetterState;
  readonly link: string | null;
}

interface ImportPage extends Page {
  readonly clubHref: string;
  readonly clubName: string;
  readonly heading: string;
  readonly about: string;
  readonly known: string | null;
  readonly notice: string | null;
  readonly pastHref: string | null;
  /** The new links, shown this once; empty later. */
  readonly links: readonly { readonly name: string; readonly url: string; readonly letter: string | null }[];
  /** All new links as one text to copy. */
  readonly allLinks: string;
  readonly invites: readonly { readonly name: string; readonly state: string }[];
  /** Where a leader makes another link for a person who lost hers; null if all have come. */
  readonly newLinkHref: string | null;
  readonly undoAction: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'moving-in/import': ImportPage;
  }
}

const states: Readonly<Record<PersonalInviteState['state'], string>> = {
  open: '아직 들어오지 않았어요',
  used: '들어왔어요',
  revoked: '링크를 거뒀어요',
  expired: '링크의 기간이 지났어요',
};

/** How long a letter may be on its way before the page says that it failed. */
const letterMs = 10 * 60_000;

/** The page of one import: what it made, its links, and the way back. */
export function importPage(
  club: Club,
  made: MoveImport,
  invites: readonly ImportInvite[],
  { now, notice, canUndo }: { readonly now: Date; readonly notice?: string; readonly canUndo: boolean },
): ImportPage {
  const paths = pathsOf(club.id);
  const isLate = now.getTime() - made.createdAt.getTime() > letterMs;
  const links = invites.flatMap(({ recipient, link, letter }) =>
    link ? [{ name: recipient, url: link, letter: letterWords(letter, isLate) }] : [],
  );
  return {
    ...pageHead('옮겨 온 것', club),
    scripts: ['/js/invite.js'],
    heading: made.undoneAt ? '옮긴 것을 되돌렸어요' : '옮겨 왔어요',
    about: `${koreanDateTime(made.createdAt, now)} · ${aboutImport(made) || '새로 더한 것이 없어요'}`,
    known:
      made.knownLines > 0
        ? `이미 옮겨져 있던 글 ${made.knownLines.toLocaleString('ko')}개는 다시 더하지 않았어요.`
        : null,
    notice: notice ?? null,
    pastHref: made.addedLines > 0 && !made.undoneAt ? paths.past : null,
    links,
    allLinks: links.map(({ name, url }) => `${name}\n${url}`).join('\n\n'),
    invites:
      links.length > 0
        ? []
        : invites.map(({ recipient, state }) => ({ name: recipient, state: states[state] })),
    newLinkHref:
      canUndo && links.length === 0 && invites.some(({ state }) => state !== 'used')
        ? `${paths.club}#new-invite`
        : null,
    undoAction: canUndo && made.isFresh && !made.undoneAt ? `${paths.move}/${made.id}/undo` : null,
  };
}

function letterWords(letter: LetterState, isLate: boolean): string | null {
  if (letter === 'none') return null;
  if (letter === 'sent') return '메일로도 보냈어요.';
  return letter === 'failed' || isLate
    ? '메일을 보내지 못했어요. 링크를 복사해서 보내 주세요.'
    : '메일로도 보내고 있어요.';
}
