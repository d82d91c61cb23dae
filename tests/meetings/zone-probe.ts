// Run by zones.db.test.ts in a process of its own, whose zone is in TZ: for each zone of the
// database opens, edits, shows, lists and reads back one meeting, and prints what came of it.
import { listGenres } from '../../src/books/index.ts';
import { noAnnouncer } from '../../src/meetings/announcer.ts';
import { calendarFile } from '../../src/meetings/calendar.ts';
import { editMeetingPage } from '../../src/meetings/edit-form-view.ts';
import { editMeeting } from '../../src/meetings/edit-meeting.ts';
import { MeetingInput, MeetingListInput } from '../../src/meetings/input.ts';
import { listMeetings } from '../../src/meetings/list-meetings.ts';
import { createReadAsVisitor } from '../../src/meetings/meeting-list-repository.ts';
import { openMeeting } from '../../src/meetings/open-meeting.ts';
import { showMeeting } from '../../src/meetings/show-meeting.ts';
import { meetingShowPage } from '../../src/meetings/show-view.ts';
import type { OpenDatabase } from '../../src/platform/db.ts';
import { createLogger } from '../../src/platform/log.ts';
import { probeZones } from '../support/probe-zones.ts';
import { openTestSearches } from '../support/searches.ts';

const [databaseUrl = '', bookId = '', leaderId = '', startsAt = '', endsAt = '', ...databaseZones] =
  process.argv.slice(2);
const log = createLogger({ level: 'silent', name: 'probe' });
const userId = Number(leaderId);

await probeZones(databaseUrl, databaseZones, probe);

async function probe({ db, pool }: OpenDatabase, place: number) {
  const searches = openTestSearches({ databaseUrl });
  const services = { db, log, announcer: noAnnouncer };
  const title = `자정 모임 ${place} ${process.pid}`;
  const plan = MeetingInput.parse({ bookId, title, startsAt, endsAt, capacity: '8' });
  const opened = await openMeeting(services, userId, plan);
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  const { id } = opened;
  const unchanged = await editMeeting(services, userId, { id, version: 1, ...plan });
  const detail = await showMeeting({ db, pool }, id, userId);
  if (!detail) throw new Error('the meeting is gone');
  const { values } = editMeetingPage(detail);
  const listed = await listMeetings(
    { db, pool, searches, knownGenres: () => listGenres(db), readAsVisitor: createReadAsVisitor(pool) },
    MeetingListInput.parse({}),
    userId,
  );
  const { rows } = await pool.query('SELECT extract(epoch FROM starts_at) AS s FROM meetings WHERE id = $1', [
    id,
  ]);
  return {
    processOffset: new Date('2026-07-01T00:00:00Z').getTimezoneOffset(),
    storedSeconds: Number(rows[0].s),
    edited: unchanged.ok && unchanged.changed,
    period: meetingShowPage(detail).period,
    typedAgain: [values.startsAt, values.endsAt],
    calendar: /DTSTART:\w+/.exec(calendarFile(detail, 'https://bookmoim.example'))?.[0],
    clockSkewMinutes: Math.round(Math.abs(detail.now.getTime() - Date.now()) / 60_000),
    isListed: listed.meetings.some((meeting) => meeting.id === id),
  };
}
