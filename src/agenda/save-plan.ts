import { findApprovedIds } from '../questions/index.ts';
import { agendaLimits } from './agenda-limits.ts';
import { type AgendaKey, type AgendaResult, changeAgenda } from './lead-agenda.ts';
import { type CardDraft, namesOfPlan, planCards, withHiddenCards } from './plan-cards.ts';
import { canLeadTalk } from './policy.ts';
import type { AgendaServices } from './services.ts';

export interface Plan {
  readonly startsItself: boolean;
  readonly drafts: readonly CardDraft[];
  /** The cards that the leader saw, as `namesOfPlan` names them; not compared if not given. */
  readonly seen?: string | undefined;
}

/** Replaces the cards of a meeting that have not begun. */
export const savePlan = (services: AgendaServices, key: AgendaKey, plan: Plan): Promise<AgendaResult> =>
  changeAgenda(services, key, async ({ agenda, times, now }, meetingForAsker, tx) => {
    const decision = canLeadTalk(meetingForAsker);
    if (!decision.ok) return decision;
    if (plan.seen !== undefined && plan.seen !== namesOfPlan(agenda, times, now))
      return { ok: false, reason: 'other_cards' };
    // A card keeps a question that operators hid since the form was drawn: it hides the card too.
    const ids = await findApprovedIds(tx, key.meetingId);
    const shown = plan.drafts.map((draft) => ({
      ...draft,
      questionId: ids.has(draft.questionId ?? 0) ? draft.questionId : null,
    }));
    const drafts = withHiddenCards(shown, agenda, times, now);
    const planned = planCards(agenda, times, now, { ...plan, drafts });
    if (planned.agenda.cards.length + planned.added.length > agendaLimits.cards)
      return { ok: false, reason: 'too_many_cards' };
    return { ok: true, ...planned };
  });
