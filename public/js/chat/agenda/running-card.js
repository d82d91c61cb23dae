/** @import { AgendaCard, AgendaState, AgendaTurn } from '../../../../src/agenda/protocol.ts' */

/**
 * A card that runs or is paused, and the milliseconds that are left of it.
 *
 * @typedef {{ card: AgendaCard, leftMs: number }} RunningCard
 */

/**
 * Returns the card that runs at a moment, computed from the last state: after the end of a card the
 * next one runs, whether or not the server has said so.
 *
 * @param {Pick<AgendaState, 'cards' | 'current'>} state
 * @param {number} now the server's time
 * @returns {RunningCard | null}
 */
export function runningCard({ cards, current }, now) {
  const from = cards.findIndex(({ id }) => id === current);
  if (from < 0) return null;
  for (const card of cards.slice(from)) {
    if (card.state === 'paused') return { card, leftMs: card.leftMs ?? 0 };
    const leftMs = card.endsAt === null ? 0 : Date.parse(card.endsAt) - now;
    if (leftMs > 0) return { card, leftMs };
  }
  return null;
}

/**
 * Returns the turn that runs at a moment.
 *
 * @param {Pick<AgendaState, 'turn'>} state
 * @param {number} now the server's time
 * @returns {{ turn: AgendaTurn, leftMs: number } | null}
 */
export function runningTurn({ turn }, now) {
  const leftMs = turn ? Date.parse(turn.endsAt) - now : 0;
  return turn && leftMs > 0 ? { turn, leftMs } : null;
}
