import type { ClubSteps } from './club-steps.ts';

/** Returns steps that take each of these, one after another in their order. */
export function joinSteps(all: readonly ClubSteps[]): ClubSteps {
  const takeAll = async (take: (steps: ClubSteps) => Promise<void>) => {
    for (const steps of all) await take(steps);
  };
  return {
    joined: (tx, clubId, userId) => takeAll((steps) => steps.joined(tx, clubId, userId)),
    left: (tx, clubId, userId) => takeAll((steps) => steps.left(tx, clubId, userId)),
    handedOver: (tx, clubId, lead) => takeAll((steps) => steps.handedOver(tx, clubId, lead)),
    promoted: (tx, clubId, userId) => takeAll((steps) => steps.promoted(tx, clubId, userId)),
    demoted: (tx, clubId, userId) => takeAll((steps) => steps.demoted(tx, clubId, userId)),
    resized: (tx, clubId, capacity) => takeAll((steps) => steps.resized(tx, clubId, capacity)),
    closed: (tx, clubId) => takeAll((steps) => steps.closed(tx, clubId)),
  };
}
