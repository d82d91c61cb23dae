import type { PageSection } from '../platform/http/render.ts';

/** The model of views/clubs/partials/tool.ejs: a link among the leaders' tools. */
export interface ClubTool {
  readonly href: string;
  readonly label: string;
  /** The things that wait there, such as "3명"; null if nothing waits. */
  readonly note: string | null;
  /** Whether it stands out: one of a page does. */
  readonly isMain?: true;
}

export const clubTool = (tool: ClubTool): PageSection => ({ view: 'clubs/partials/tool', model: { tool } });
