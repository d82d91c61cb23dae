import type { Database } from '../platform/db.ts';
import { announce } from './announcer.ts';
import type { Edit } from './edit-meeting.ts';
import type { Edited, EditRefusal, EditResult } from './edit-result.ts';
import { type AllowedEdit, judgeEdit } from './judge-edit.ts';
import { withLockedSeries } from './lock-series.ts';
import type { Meeting, MeetingForAsker, MeetingPlan } from './meeting.ts';
import type { Later } from './series-repository.ts';
import type { MeetingServices } from './services.ts';
import { editWithKnownBook, storeEdit } from './store-edit.ts';

interface SeriesEdit extends Edit {
  /** The later meetings as the leader saw them; null if she was shown none. */
  readonly seen: readonly Later[] | null;
}

/**
 * Stores a plan and makes the same change in the later meetings of the series: they move by the
 * same time, and get the other fields that the plan changes. Stores all or nothing. Announces each
 * meeting that changed.
 */
export async function editSeries(
  services: MeetingServices,
  userId: number,
  { id, version, seen, ...typed }: SeriesEdit,
): Promise<EditResult> {
  const result = await editWithKnownBook(() =>
    withLockedSeries<{ readonly ok: true; readonly edited: readonly Edited[] } | EditRefusal>(
      services,
      { meetingId: id, userId },
      async (tx, found, later) => {
        const first = await judgeEdit(tx, found, { version, typed }, services.limits);
        if (!first.ok) return first;
        if (seen && !isSame(seen, later)) return { ok: false, reason: 'series_changed' };
        const rest = await judgeLater(tx, first, later, services);
        if (!rest.ok) return rest;
        const edited: Edited[] = [];
        for (const one of [first, ...rest.allowed]) edited.push(await storeEdit(tx, one));
        return { ok: true, edited };
      },
    ),
  );
  if (!result.ok) return result;
  for (const { meeting, changed } of result.edited)
    if (changed.length > 0) await announce(services, (announcer) => announcer.changed(meeting, changed));
  const [first] = result.edited;
  if (!first) throw new Error('an edit of a series without a meeting');
  return { ok: true, ...first };
}

/** Whether the leader saw these meetings in these versions. */
const isSame = (seen: readonly Later[], later: readonly MeetingForAsker[]) =>
  seen.length === later.length &&
  later.every(({ meeting }) =>
    seen.some(({ id, version }) => id === meeting.id && version === meeting.version),
  );

async function judgeLater(
  tx: Database,
  first: AllowedEdit,
  later: readonly MeetingForAsker[],
  { limits }: MeetingServices,
): Promise<{ readonly ok: true; readonly allowed: readonly AllowedEdit[] } | EditRefusal> {
  const allowed: AllowedEdit[] = [];
  for (const found of later) {
    const { version } = found.meeting;
    const judged = await judgeEdit(tx, found, { version, typed: sameChange(first, found.meeting) }, limits);
    if (!judged.ok) return { ...judged, later: found.meeting };
    allowed.push(judged);
  }
  return { ok: true, allowed };
}

/** Returns the plan of a later meeting after the change of the first one. */
function sameChange({ meeting, plan, changed }: AllowedEdit, later: Meeting): MeetingPlan {
  const moved = (field: 'startsAt' | 'endsAt') =>
    new Date(later[field].getTime() + plan[field].getTime() - meeting[field].getTime());
  const { bookId, title, description, capacity, minimum } = later;
  const set = Object.fromEntries(changed.map((field) => [field, plan[field]]));
  return {
    bookId,
    title,
    description,
    capacity,
    minimum,
    ...set,
    startsAt: moved('startsAt'),
    endsAt: moved('endsAt'),
  };
}
