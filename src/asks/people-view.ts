import type { Ask, AskState } from './ask.ts';
import type { AskedPerson } from './list-repository.ts';

/** The names behind one state of an ask. */
export interface PeopleGroup {
  readonly label: string;
  readonly names: readonly string[];
}

const groupLabels: Record<AskState, string> = {
  answered: '답했어요',
  seen: '보기만 했어요',
  not_seen: '아직 못 봤어요',
};
const states: readonly AskState[] = ['answered', 'seen', 'not_seen'];

/** How far an ask got: lists for those who lead, and a member's own state. */
export interface AskPanel {
  /** Null for a member who does not lead. */
  readonly groups: readonly PeopleGroup[] | null;
  /** Her own state, as those who lead see it; null if she leads or is not asked. */
  readonly own: string | null;
  /** Null when nobody may be asked again. */
  readonly remind: { readonly action: string; readonly silent: string } | null;
  /** Why there is no button; null for members and while there is one. */
  readonly remindNote: string | null;
}

interface Seen {
  readonly ask: Ask;
  readonly isOpen: boolean;
  readonly userId: number;
  readonly mayManage: boolean;
  readonly own: AskedPerson | null;
  /** Everybody who is asked; empty for a member who does not lead. */
  readonly people: readonly AskedPerson[];
}

export function askPanel({ ask, isOpen, userId, mayManage, own, people }: Seen): AskPanel {
  const silent = people.filter((one) => one.state !== 'answered' && one.userId !== userId);
  const mayRemind = mayManage && isOpen && ask.remindedAt === null && silent.length > 0;
  return {
    groups: mayManage ? states.map((state) => groupOf(people, state)) : null,
    own: own && !mayManage ? ownText(own) : null,
    remind: mayRemind ? { action: `/asks/${ask.id}/remind`, silent: `${silent.length}명` } : null,
    remindNote: mayManage && ask.remindedAt ? '답하지 않은 분께 한 번 더 알렸어요.' : null,
  };
}

function groupOf(people: readonly AskedPerson[], wanted: AskState): PeopleGroup {
  const names = people.filter(({ state }) => state === wanted).map(({ nickname }) => nickname);
  return { label: `${groupLabels[wanted]} ${names.length}명`, names };
}

const ownText = ({ state, isReminded }: AskedPerson): string =>
  `리더에게는 ‘${groupLabels[state]}’로 보여요.${isReminded ? ' 한 번 더 알림을 받았어요.' : ''}`;
