import type { BudgetUser, Reservation } from '../model/index.ts';
import type { RecommendationServices } from './recommendation-request.ts';

/** Reserves calls if neither the budget nor the limit of the reader's address block is used up. */
export async function reserveCalls(
  { budget, rateLimits }: Pick<RecommendationServices, 'budget' | 'rateLimits'>,
  calls: number,
  budgetUser: BudgetUser,
): Promise<Reservation> {
  const reservation = await budget.reserve(calls, budgetUser);
  if (!reservation.ok || budgetUser.addressBlock === undefined) return reservation;
  const limit = budgetUser.isVisitor ? 'visitor-recommendation' : 'recommendation';
  const { ok } = await rateLimits.count(limit, budgetUser.addressBlock);
  if (ok) return reservation;
  await reservation.settle(0);
  return { ok: false, reason: 'address_cap' };
}
