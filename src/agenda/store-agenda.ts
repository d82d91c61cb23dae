import type { Database } from '../platform/db.ts';
import type { Agenda, Card, Turn } from './agenda.ts';
import type { CardDraft } from './plan-cards.ts';

interface Change {
  readonly before: Agenda;
  readonly after: Agenda;
  /** Cards to store after those of `after`. */
  readonly added?: readonly CardDraft[];
}

/** Stores what changed of an agenda, and raises its revision. The meeting must be locked. */
export async function storeAgenda(
  tx: Database,
  meetingId: number,
  { before, after, added = [] }: Change,
): Promise<void> {
  const { startsItself, startedAt, pausedAt, turnsStartedAt, turnSeconds } = after;
  const row = {
    startsItself,
    startedAt,
    pausedAt,
    turnsStartedAt,
    turnSeconds,
    revision: before.revision + 1,
  };
  await tx.agenda.upsert({ where: { meetingId }, create: { meetingId, ...row }, update: row });
  await storeCards(tx, meetingId, { before: before.cards, after: after.cards, added });
  await storeTurns(tx, meetingId, before, after);
}

async function storeCards(
  tx: Database,
  meetingId: number,
  change: {
    readonly before: readonly Card[];
    readonly after: readonly Card[];
    readonly added: readonly CardDraft[];
  },
): Promise<void> {
  const { before, after, added } = change;
  const keptIds = new Set(after.map(({ id }) => id));
  const goneIds = before.map(({ id }) => id).filter((id) => !keptIds.has(id));
  if (goneIds.length > 0) await tx.agendaCard.deleteMany({ where: { meetingId, id: { in: goneIds } } });
  for (const card of after.filter((one) => !before.includes(one))) {
    const { seconds, pausedMs, endedAt } = card;
    await tx.agendaCard.updateMany({
      where: { meetingId, id: card.id },
      data: { seconds, pausedMs, endedAt },
    });
  }
  if (added.length === 0) return;
  const data = added.map((draft, i) => ({ ...draft, meetingId, position: after.length + i }));
  await tx.agendaCard.createMany({ data });
}

async function storeTurns(tx: Database, meetingId: number, before: Agenda, after: Agenda): Promise<void> {
  const isSameRound = before.turnsStartedAt?.getTime() === after.turnsStartedAt?.getTime();
  if (!isSameRound) await tx.agendaTurn.deleteMany({ where: { meetingId } });
  const ended = after.turns.filter((turn): turn is Turn & { id: number } => turn.id !== null);
  for (const { id, endedAt } of ended.filter((turn) => !before.turns.includes(turn)))
    await tx.agendaTurn.updateMany({ where: { meetingId, id }, data: { endedAt } });
  const data = after.turns.flatMap(({ id, userId, isSecond }, position) =>
    id === null ? [{ meetingId, position, userId, isSecond }] : [],
  );
  if (data.length > 0) await tx.agendaTurn.createMany({ data });
}
