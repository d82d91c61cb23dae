import { currentOf, runCards, runTurns } from './agenda.ts';
import type { FoundAgenda } from './agenda-repository.ts';
import { shownBody } from './card-view.ts';
import type { AgendaCard, AgendaState, AgendaTurn } from './protocol.ts';

/** Returns an agenda as it travels to browsers. */
export function agendaState({ agenda, times, now }: FoundAgenda): AgendaState {
  const runs = runCards(agenda, times, now);
  const cards = agenda.cards.map(({ id, seconds, ...card }, i): AgendaCard => {
    const { state = 'waiting', endsAt = null, leftMs = null } = runs[i] ?? {};
    const left = state === 'paused' && leftMs !== null ? { leftMs } : {};
    return {
      id: String(id),
      body: shownBody(card),
      seconds,
      endsAt: endsAt?.toISOString() ?? null,
      state,
      ...left,
    };
  });
  const turn = turnOf({ agenda, times, now });
  return {
    revision: agenda.revision,
    now: now.toISOString(),
    cards,
    current: cards[currentOf(runs)]?.id ?? null,
    ...(turn && { turn }),
  };
}

function turnOf({ agenda, times, now }: Pick<FoundAgenda, 'agenda' | 'times' | 'now'>): AgendaTurn | null {
  const runs = runTurns(agenda, times, now);
  const at = currentOf(runs);
  const [turn, endsAt] = [agenda.turns[at], runs[at]?.endsAt];
  if (!turn || !endsAt) return null;
  const order = agenda.turns.map(({ userId }) => String(userId));
  return { id: String(turn.id), userId: String(turn.userId), endsAt: endsAt.toISOString(), order, at };
}

/** Returns what two states have in common if nobody need be told of the second. */
export const signatureOf = ({ now: _now, ...state }: AgendaState): string => JSON.stringify(state);
