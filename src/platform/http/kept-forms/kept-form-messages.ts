import { keptFormLimits } from './kept-form.ts';

const minutes = keptFormLimits.lifetimeMs / 60_000;

/** The messages and links for a person whose form was refused. */
export const lostSession = {
  kept: `로그인이 풀렸어요. 적어 둔 내용은 ${minutes}분 동안 간직해 둘게요. 다시 로그인하면 이어서 쓸 수 있어요.`,
  files: '로그인이 풀렸어요. 파일은 남겨 두지 않았으니, 다시 로그인한 뒤 파일을 다시 골라 주세요.',
  logIn: '로그인하기',
};

export const staleForm = {
  kept: `화면이 오래되어 요청을 확인하지 못했어요. 적어 둔 내용은 ${minutes}분 동안 간직해 둘게요.`,
  files: '화면이 오래되어 요청을 확인하지 못했어요. 파일은 남겨 두지 않았으니 다시 골라 주세요.',
  goOn: '적어 둔 내용 이어서 쓰기',
  openAnew: '화면 새로 열기',
};
