import { describe, expect, test } from 'vitest';
import { type Agenda, type Card, currentOf, emptyAgenda, runCards } from '../../src/agenda/agenda.ts';
import {
  type AgendaChange,
  extendCard,
  pauseCards,
  resumeCards,
  skipCard,
  startCards,
} from '../../src/agenda/change-cards.ts';
import { seededRandom } from '../support/seeded-random.ts';

const noon = Date.parse('2026-11-29T12:00:00Z');
const at = (seconds: number) => new Date(noon + seconds * 1_000);
const card = (id: number, seconds: number): Card => ({
  id,
  body: `질문 ${id}`,
  questionId: null,
  seconds,
  pausedMs: 0,
  endedAt: null,
});
const agendaOf = (...seconds: number[]): Agenda => ({
  ...emptyAgenda,
  cards: seconds.map((length, i) => card(i + 1, length)),
});
const changed = (change: AgendaChange): Agenda => {
  if (!change.ok) throw new Error(change.reason);
  return change.agenda;
};
const times = { startsAt: at(0), endsAt: at(3_600) };
/** The current card and its remaining seconds. */
const shownAt = (agenda: Agenda, seconds: number, endsAt = times.endsAt) => {
  const runs = runCards(agenda, { ...times, endsAt }, at(seconds));
  const current = currentOf(runs);
  return current < 0 ? null : { card: current + 1, left: (runs[current]?.leftMs ?? 0) / 1_000 };
};
const statesAt = (agenda: Agenda, seconds: number, endsAt = times.endsAt) =>
  runCards(agenda, { ...times, endsAt }, at(seconds)).map(({ state }) => state);

describe('the card that runs', () => {
  const started = changed(startCards(agendaOf(60, 120, 60), times, at(10)));

  test('no card runs before the start', () => {
    expect(shownAt(agendaOf(60), 10)).toBeNull();
    expect(statesAt(agendaOf(60), 10)).toEqual(['waiting']);
  });

  test('each card begins when the one before ends, to the millisecond', () => {
    expect(shownAt(started, 10)).toEqual({ card: 1, left: 60 });
    expect(shownAt(started, 69.999)).toEqual({ card: 1, left: 0.001 });
    expect(shownAt(started, 70)).toEqual({ card: 2, left: 120 });
    expect(shownAt(started, 249)).toEqual({ card: 3, left: 1 });
    expect(shownAt(started, 250)).toBeNull();
  });

  test('a pause stops its time and moves the rest', () => {
    const paused = changed(pauseCards(started, times, at(30)));
    expect(shownAt(paused, 500)).toEqual({ card: 1, left: 40 });
    expect(runCards(paused, times, at(500)).map(({ endsAt }) => endsAt)).toEqual([null, null, null]);
    const resumed = changed(resumeCards(paused, times, at(500)));
    expect(shownAt(resumed, 539)).toEqual({ card: 1, left: 1 });
    expect(shownAt(resumed, 540)).toEqual({ card: 2, left: 120 });
  });

  test('a skipped card ends now, also during a pause, and the pause goes on', () => {
    const skipped = changed(skipCard(started, times, at(30), 1));
    expect(shownAt(skipped, 31)).toEqual({ card: 2, left: 119 });
    const paused = changed(skipCard(changed(pauseCards(started, times, at(30))), times, at(100), 1));
    expect(shownAt(paused, 900)).toEqual({ card: 2, left: 120 });
    expect(statesAt(paused, 900)).toEqual(['skipped', 'paused', 'waiting']);
  });

  test('two leaders who skip the same card skip one', () => {
    const skipped = changed(skipCard(started, times, at(30), 1));
    expect(skipCard(skipped, times, at(30), 1)).toEqual({ ok: false, reason: 'next_already' });
  });

  test('the end of the meeting cuts off what is later, and a later end brings it back', () => {
    const endsAt = at(100);
    expect(shownAt(started, 70, endsAt)).toEqual({ card: 2, left: 30 });
    expect(statesAt(started, 70, endsAt)).toEqual(['done', 'current', 'left_out']);
    expect(statesAt(started, 100, endsAt)).toEqual(['done', 'done', 'left_out']);
    expect(statesAt(started, 70)).toEqual(['done', 'current', 'waiting']);
  });

  test('an agenda that starts by itself begins with the meeting, and nothing is written for it', () => {
    const agenda = { ...agendaOf(60, 60), startsItself: true };
    expect(shownAt(agenda, -1)).toBeNull();
    expect(shownAt(agenda, 61)).toEqual({ card: 2, left: 59 });
    expect(changed(startCards(agenda, times, at(61)))).toBe(agenda);
  });

  test('changes are refused when no card runs', () => {
    const refused = { ok: false, reason: 'nothing_runs' };
    for (const seconds of [5, 250]) {
      const agenda = seconds === 5 ? agendaOf(60) : started;
      expect(pauseCards(agenda, times, at(seconds))).toEqual(refused);
      expect(skipCard(agenda, times, at(seconds), undefined)).toEqual(refused);
      expect(extendCard(agenda, times, at(seconds), { cardId: undefined, seconds: 60 })).toEqual(refused);
    }
    expect(startCards(agendaOf(), times, at(5))).toEqual({ ok: false, reason: 'empty' });
  });

  test('a card cannot be extended beyond a day', () => {
    const long = extendCard(started, times, at(20), { cardId: 1, seconds: 86_400 });
    expect(long).toEqual({ ok: false, reason: 'too_long' });
  });
});

/** Counts every second down, as a person with a stopwatch would. */
function createStopwatch(lengths: readonly number[]) {
  const left = [...lengths];
  let index = -1;
  let isPaused = false;
  return {
    start: () => {
      if (index < 0) index = 0;
    },
    pause: () => {
      isPaused = true;
    },
    resume: () => {
      isPaused = false;
    },
    skip: () => {
      index += 1;
    },
    extend: (seconds: number) => {
      left[index] = (left[index] ?? 0) + seconds;
    },
    tick: () => {
      if (index < 0 || index >= left.length || isPaused) return;
      left[index] = (left[index] ?? 0) - 1;
      if (left[index] === 0) index += 1;
    },
    shown: (secondsToEnd: number) =>
      index < 0 || index >= left.length || secondsToEnd <= 0
        ? null
        : { card: index + 1, left: isPaused ? left[index] : Math.min(left[index] ?? 0, secondsToEnd) },
  };
}

test.each(Array.from({ length: 200 }, (_, seed) => seed))(
  'after a random history the card and its seconds are those of a stopwatch (seed %i)',
  (seed) => {
    const random = seededRandom(seed);
    const below = (limit: number) => Math.floor(random() * limit);
    const lengths = Array.from({ length: 1 + below(6) }, () => 1 + below(40));
    const stopwatch = createStopwatch(lengths);
    let agenda = agendaOf(...lengths);
    let endsAtSecond = 30 + below(200);
    let isPaused = false;
    for (let second = 0; second < 240; second += 1) {
      const meeting = { ...times, endsAt: at(endsAtSecond) };
      const now = at(second);
      const runs = shownAt(agenda, second, meeting.endsAt) !== null;
      const what = below(20);
      if (what === 0) {
        agenda = changed(startCards(agenda, meeting, now));
        stopwatch.start();
      } else if (what === 1 && runs) {
        agenda = changed(pauseCards(agenda, meeting, now));
        stopwatch.pause();
        isPaused = true;
      } else if (what === 2 && isPaused && second < endsAtSecond) {
        agenda = changed(resumeCards(agenda, meeting, now));
        stopwatch.resume();
        isPaused = false;
      } else if (what === 3 && runs) {
        agenda = changed(skipCard(agenda, meeting, now, undefined));
        stopwatch.skip();
      } else if (what === 4 && runs) {
        const seconds = 1 + below(30);
        agenda = changed(extendCard(agenda, meeting, now, { cardId: undefined, seconds }));
        stopwatch.extend(seconds);
      } else if (what === 5 && second < endsAtSecond) {
        endsAtSecond = second + below(60);
      }
      expect(shownAt(agenda, second, at(endsAtSecond)), `second ${second}`).toEqual(
        stopwatch.shown(endsAtSecond - second),
      );
      stopwatch.tick();
    }
  },
);
