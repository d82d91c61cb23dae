import { idInput } from '../platform/http/form.ts';
import type { LeavingChoices } from './choices.ts';

/**
 * Reads the choices of the form: `club-ID` is `close`, and `meeting-ID` is `cancel` or the id of a
 * member.
 */
export function choicesOf(values: Readonly<Record<string, string>>): LeavingChoices {
  const closedClubs = new Set<number>();
  const cancelledMeetings = new Set<number>();
  const heirs = new Map<number, number>();
  for (const [name, value] of Object.entries(values)) {
    const [kind, typedId] = name.split('-', 2);
    const id = idInput.safeParse(typedId);
    if (!id.success) continue;
    if (kind === 'club' && value === 'close') closedClubs.add(id.data);
    if (kind !== 'meeting') continue;
    const heir = idInput.safeParse(value);
    if (value === 'cancel') cancelledMeetings.add(id.data);
    else if (heir.success) heirs.set(id.data, heir.data);
  }
  return { closedClubs, cancelledMeetings, heirs };
}
