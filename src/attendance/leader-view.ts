import type { MeetingForAsker } from '../meetings/index.ts';
import { type PassOnForm, passOnForm } from './pass-on-view.ts';
import { canPostpone } from './policy.ts';
import { type PostponeForm, postponeForm } from './postpone-view.ts';
import type { Question } from './question.ts';
import { inState, type RollEntry } from './roll.ts';

/** Tells a leader who comes: the view-model of views/attendance/partials/leader.ejs. */
export interface LeaderPart {
  readonly coming: string;
  readonly others: string;
  readonly groups: readonly NameGroup[];
  /** The page on which she asks the silent once more; null if all answered. */
  readonly askHref: string | null;
  readonly postpone: PostponeForm | null;
  readonly passOn: PassOnForm | null;
}

interface NameGroup {
  readonly label: string;
  readonly names: readonly string[];
}

export interface RollOfQuestion {
  readonly question: Question;
  readonly roll: readonly RollEntry[];
  /** Those without an answer who saw the question. */
  readonly seenIds: ReadonlySet<number>;
  /** The ask of the question. */
  readonly askId: number | null;
}

export function leaderPart(
  found: MeetingForAsker,
  { question, roll, seenIds, askId }: RollOfQuestion,
): LeaderPart {
  const [yes, no, silent] = (['yes', 'no', 'silent'] as const).map((state) => inState(roll, state)) as [
    RollEntry[],
    RollEntry[],
    RollEntry[],
  ];
  const groups: readonly (readonly [label: string, entries: readonly RollEntry[]])[] = [
    ['온다고 한 사람', yes],
    ['못 온다고 한 사람', no],
    ['보고 아직 답하지 않은 사람', silent.filter(({ userId }) => seenIds.has(userId))],
    ['아직 보지 않은 사람', silent.filter(({ userId }) => !seenIds.has(userId))],
  ];
  return {
    coming: `${yes.length}명`,
    others: `못 온다고 한 사람 ${no.length}명 · 아직 답하지 않은 사람 ${silent.length}명`,
    groups: groups.flatMap(([label, entries]) =>
      entries.length === 0
        ? []
        : [{ label: `${label} ${entries.length}명`, names: entries.map(({ nickname }) => nickname) }],
    ),
    askHref: askId === null || silent.length === 0 ? null : `/asks/${askId}`,
    postpone: canPostpone(found, question, yes.length).ok ? postponeForm(found, yes.length) : null,
    passOn: passOnForm(found, question, silent.length),
  };
}
