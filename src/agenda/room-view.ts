import { koreanDuration, koreanTime } from '../platform/korean-date.ts';
import { stateNames } from './card-view.ts';
import type { AgendaCard, AgendaState } from './protocol.ts';

interface PlainButton {
  readonly action: string;
  readonly label: string;
}

interface PlainAgenda {
  /** The card that runs; null if none does. */
  readonly card: { readonly place: string; readonly body: string; readonly time: string } | null;
  /** The speaker and the end of the turn; null outside a round. */
  readonly turn: string | null;
  readonly cards: readonly { readonly body: string; readonly state: string }[];
  readonly buttons: readonly PlainButton[];
  /** The ids that the reader saw, so that a press that comes late is refused. */
  readonly hidden: Readonly<Record<string, string>>;
  /** Where a leader changes the plan; null for others. */
  readonly planHref: string | null;
}

interface SeenAgenda {
  readonly state: AgendaState;
  readonly speaker: { readonly id: number; readonly nickname: string } | null;
  readonly person: { readonly userId: number; readonly isLeader: boolean };
}

/** The agenda as a page without scripts shows it; null if there is nothing to show or press. */
export function plainAgenda(meetingId: number, { state, speaker, person }: SeenAgenda): PlainAgenda | null {
  const at = state.cards.findIndex(({ id }) => id === state.current);
  const card = state.cards[at];
  const isMine = speaker?.id === person.userId;
  if (!card && !speaker && !person.isLeader) return null;
  const action = `/meetings/${meetingId}/agenda`;
  const isUnbegun = state.cards.length > 0 && state.cards.every((one) => one.state === 'waiting');
  const buttons = person.isLeader ? leaderButtons(card, { isUnbegun, hasTurn: speaker !== null }) : [];
  return {
    card: card
      ? {
          place: `지금 나누는 질문 ${at + 1}/${state.cards.length}`,
          body: card.body,
          time: timeOf(card),
        }
      : null,
    turn: state.turn && speaker ? turnText(state.turn.endsAt, isMine ? null : speaker.nickname) : null,
    cards: state.cards.map(({ body, state: name }) => ({ body, state: stateNames[name] })),
    buttons: [...(isMine ? [passButton] : []), ...buttons].map(([path, label]) => ({
      action: `${action}/${path}`,
      label,
    })),
    hidden: {
      ...(card && { cardId: card.id }),
      ...(state.turn && { turnId: state.turn.id }),
    },
    planHref: person.isLeader ? action : null,
  };
}

type Button = readonly [path: string, label: string];

const passButton: Button = ['turns/pass', '내 차례 넘기기'];

function leaderButtons(
  card: AgendaCard | undefined,
  { isUnbegun, hasTurn }: { readonly isUnbegun: boolean; readonly hasTurn: boolean },
): Button[] {
  const clock: Button = card?.state === 'paused' ? ['resume', '이어서 하기'] : ['pause', '잠시 멈춤'];
  const ofCard: Button[] = card ? [clock, ['skip', '다음 질문'], ['extend', '5분 더']] : [];
  const ofTurns: Button[] = hasTurn
    ? [
        ['turns/pass', '다음 분 차례로'],
        ['turns/stop', '돌아가며 말하기 끝내기'],
      ]
    : [['turns', '돌아가며 말하기']];
  return [...(isUnbegun ? [['start', '진행 시작하기'] as const] : []), ...ofCard, ...ofTurns];
}

const timeOf = ({ endsAt, leftMs }: AgendaCard): string =>
  endsAt ? `${koreanTime(new Date(endsAt))}까지` : `잠시 멈췄어요. ${koreanDuration(leftMs ?? 0)} 남았어요.`;

function turnText(endsAt: string, nickname: string | null): string {
  const until = `${koreanTime(new Date(endsAt))}까지 말할 수 있어요.`;
  return nickname === null ? `내 차례예요. ${until}` : `${nickname} 님 차례예요. ${until}`;
}
