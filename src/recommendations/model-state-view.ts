import { koreanDateTime, koreanDay } from '../platform/korean-date.ts';
import type { StoredModelState } from './model-state-repository.ts';
import type { FallbackReason } from './ranking/index.ts';

/** One figure on the operators' page. */
export interface ModelFigure {
  readonly label: string;
  readonly value: string;
  readonly isBad: boolean;
}

const check = (settings: string) => `${settings} 설정을 확인해 주세요.`;

/** Advice for the operator, by reason. */
const remedies: Partial<Record<FallbackReason, string>> = {
  unauthorized: `모델 서버가 키를 받아 주지 않아요. ${check('OPENAI_API_KEY')}`,
  model_not_found: `모델 서버에 그런 모델이 없어요. ${check('OPENAI_MODEL')}`,
  wrong_address: `모델 서버의 주소가 맞지 않아요. ${check('OPENAI_BASE_URL')}`,
  malformed: `모델 서버가 아닌 곳에서 답이 와요. ${check('OPENAI_BASE_URL')}`,
  network: `모델 서버에 연결할 수 없어요. 네트워크와 ${check('OPENAI_BASE_URL')}`,
  bad_request: `모델 서버가 요청을 거절해요. ${check('OPENAI_MODEL, OPENAI_BASE_URL')}`,
  quota_exhausted: '모델 서버의 사용 한도가 다 되었어요. 결제 상태를 확인해 주세요.',
  rate_limited: '모델 서버가 요청이 너무 잦다고 해요. 사용 한도를 확인해 주세요.',
  timeout: '모델 서버가 제때 답하지 않아요. 계속되면 더 빠른 모델로 바꿔 주세요.',
  server_error: '모델 서버에 문제가 생겼어요. 계속되면 서버의 상태를 확인해 주세요.',
};
const otherwise = `모델 서버가 쓸 수 없는 답을 보내요. 계속되면 ${check('OPENAI_MODEL')}`;

/** The figure is bad from this number of days before OpenAI switches the model off. */
const noticeDays = 30;

export interface ModelFacts {
  readonly hasKey: boolean;
  /** The day on which OpenAI switches the model off, `YYYY-MM-DD`; `null`: none is known. */
  readonly retiresOn: string | null;
  readonly now: Date;
}

const daysUntil = (day: string, now: Date) => (Date.parse(day) - now.getTime()) / (24 * 60 * 60 * 1_000);

function retirementText(day: string, now: Date): string {
  const date = koreanDay(new Date(day), now);
  return daysUntil(day, now) > 0
    ? `OpenAI가 ${date}에 이 모델을 없애요. 그 전에 OPENAI_MODEL 설정을 바꿔 주세요.`
    : `OpenAI가 ${date}에 이 모델을 없앴어요. 지금 OPENAI_MODEL 설정을 바꿔 주세요.`;
}

const callsText = (meanCalls: number | null) =>
  meanCalls === null ? '' : `, 하루 동안 추천 한 건에 평균 ${meanCalls.toFixed(1)}번 물었어요`;

/** Says whether the model's server works, and which setting to check when it does not. */
export function modelFigure(
  state: StoredModelState | null,
  { hasKey, retiresOn, now }: ModelFacts,
): ModelFigure {
  const retiresSoon = retiresOn !== null && daysUntil(retiresOn, now) <= noticeDays;
  const retirement = retiresOn === null ? '' : ` ${retirementText(retiresOn, now)}`;
  const figure = (value: string, isBad = false): ModelFigure => ({
    label: '추천 모델',
    value: hasKey ? value + retirement : value,
    isBad: isBad || (hasKey && retiresSoon),
  });
  if (!hasKey) return figure('쓰지 않음 (OPENAI_API_KEY 설정이 비어 있어요)');
  if (!state) return figure('하루 동안 물어본 적 없음');
  const at = koreanDateTime(state.at, now);
  if (state.failure === null) return figure(`답하고 있음 (마지막 답 ${at}${callsText(state.meanCalls)})`);
  return figure(
    `${remedies[state.failure] ?? otherwise} (${at}까지 추천 ${state.count}건을 AI 없이 골랐어요)`,
    true,
  );
}
