import { extendCard, pauseCards, resumeCards, skipCard, startCards } from './change-cards.ts';
import { type AgendaKey, type AgendaResult, leadAgenda } from './lead-agenda.ts';
import type { AgendaServices } from './services.ts';

/** A leader's change of the card that runs; `cardId` is the card that she saw. */
export interface CardKey extends AgendaKey {
  readonly cardId?: number | undefined;
}

/** Begins the first card. Idempotent. */
export const startAgenda = (services: AgendaServices, key: AgendaKey): Promise<AgendaResult> =>
  leadAgenda(services, key, ({ agenda, times, now }) => startCards(agenda, times, now));

/** Stops the time of the card that runs. Idempotent. */
export const pauseAgenda = (services: AgendaServices, key: AgendaKey): Promise<AgendaResult> =>
  leadAgenda(services, key, ({ agenda, times, now }) => pauseCards(agenda, times, now));

/** Goes on with the card that is paused. Idempotent. */
export const resumeAgenda = (services: AgendaServices, key: AgendaKey): Promise<AgendaResult> =>
  leadAgenda(services, key, ({ agenda, times, now }) => resumeCards(agenda, times, now));

/** Ends the card that runs. */
export const skipCurrent = (services: AgendaServices, key: CardKey): Promise<AgendaResult> =>
  leadAgenda(services, key, ({ agenda, times, now }) => skipCard(agenda, times, now, key.cardId));

/** Adds minutes to the card that runs. */
export const extendCurrent = (
  services: AgendaServices,
  { minutes, ...key }: CardKey & { readonly minutes: number },
): Promise<AgendaResult> =>
  leadAgenda(services, key, ({ agenda, times, now }) =>
    extendCard(agenda, times, now, { cardId: key.cardId, seconds: minutes * 60 }),
  );
