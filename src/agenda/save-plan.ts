import { agendaLimits } from './agenda-limits.ts';
import { type AgendaKey, type AgendaResult, changeAgenda } from './lead-agenda.ts';
import { type CardDraft, planCards } from './plan-cards.ts';
import { canLeadTalk } from './policy.ts';
import type { AgendaServices } from './services.ts';

export interface Plan {
  readonly startsItself: boolean;
  readonly drafts: readonly CardDraft[];
}

/** Replaces the cards of a meeting that have not begun. */
export const savePlan = (services: AgendaServices, key: AgendaKey, plan: Plan): Promise<AgendaResult> =>
  changeAgenda(services, key, ({ agenda, times, now }, meetingForAsker) => {
    const decision = canLeadTalk(meetingForAsker);
    if (!decision.ok) return decision;
    const planned = planCards(agenda, times, now, plan);
    if (planned.agenda.cards.length + planned.added.length > agendaLimits.cards)
      return { ok: false, reason: 'too_many_cards' };
    return { ok: true, ...planned };
  });
