import type { Page, PageSection } from '../platform/http/render.ts';
import type { Club, ClubForAsker } from './club.ts';
import { canManage } from './policy.ts';
import { clubTool } from './tool-view.ts';
import { clubAssets } from './view.ts';
import { wordMessages } from './word-messages.ts';

/** The page on which leaders set the words that hold messages back. */
interface WordsPage extends Page {
  readonly club: { readonly name: string; readonly href: string };
  readonly action: string;
  readonly value: string;
  readonly error: string | null;
  readonly done: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'clubs/words': WordsPage;
  }
}

export const wordsPage = (
  club: Club,
  { value, error = null, isSaved = false }: { value: string; error?: string | null; isSaved?: boolean },
): WordsPage => ({
  title: '쓰지 않는 말',
  styles: clubAssets.styles,
  club: { name: club.name, href: `/clubs/${club.id}` },
  action: `/clubs/${club.id}/words`,
  value,
  error,
  done: isSaved ? wordMessages.saved : null,
});

/** The link to the words among the leaders' tools. */
export const wordsTool = (clubForAsker: ClubForAsker): PageSection | null =>
  canManage(clubForAsker).ok
    ? clubTool({ href: `/clubs/${clubForAsker.club.id}/words`, label: '쓰지 않는 말', note: null })
    : null;
