import { expect, test } from 'vitest';
import { runningCard, runningTurn } from '../../public/js/chat/agenda/running-card.js';
import { type Agenda, emptyAgenda } from '../../src/agenda/agenda.ts';
import { agendaState } from '../../src/agenda/agenda-state.ts';
import { seededRandom } from '../support/seeded-random.ts';

const noon = Date.parse('2026-11-29T12:00:00Z');
const at = (seconds: number) => new Date(noon + seconds * 1_000);

test.each(Array.from({ length: 100 }, (_, seed) => seed))(
  'a browser that hears of no later change shows the same card and seconds as the server (seed %i)',
  (seed) => {
    const random = seededRandom(seed);
    const below = (limit: number) => Math.floor(random() * limit);
    const agenda: Agenda = {
      ...emptyAgenda,
      startedAt: at(0),
      pausedAt: below(4) === 0 ? at(below(60)) : null,
      turnsStartedAt: at(0),
      turnSeconds: 20,
      turns: [1, 2, 3].map((userId) => ({ id: userId, userId, isSecond: false, endedAt: null })),
      cards: Array.from({ length: 5 }, (_, i) => ({
        id: i + 1,
        body: `질문 ${i + 1}`,
        questionId: null,
        seconds: 1 + below(40),
        pausedMs: 0,
        endedAt: null,
      })),
    };
    const endsAtSecond = 40 + below(120);
    const times = { startsAt: at(0), endsAt: at(endsAtSecond) };
    const stateAt = (second: number) => agendaState({ meetingId: 1, agenda, times, now: at(second) });
    const heardAt = agenda.pausedAt ? 60 : below(30);
    const heard = stateAt(heardAt);
    // At the end of the meeting the room closes, and a pause with it.
    const lastSecond = agenda.pausedAt ? endsAtSecond : 180;
    for (let second = heardAt; second < lastSecond; second += 1) {
      const server = stateAt(second);
      const running = runningCard(heard, at(second).getTime());
      expect(running?.card.id ?? null).toBe(server.current);
      expect(running?.leftMs).toBe(runningCard(server, at(second).getTime())?.leftMs);
    }
    const { turn } = heard;
    expect(runningTurn(heard, turn ? Date.parse(turn.endsAt) - 1 : 0)?.leftMs).toBe(turn ? 1 : undefined);
  },
);
