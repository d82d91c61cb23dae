/** Messages by field; a message that belongs to no field is under `form`. */
export type SignUpErrors = Readonly<Partial<Record<'nickname' | 'form', string>>>;

/** Nicknames are public, so this message reveals nothing. */
export const takenNickname: SignUpErrors = {
  nickname: '다른 분이 쓰고 있는 별명이에요. 이미 가입하셨다면 로그인해 주세요.',
};

/** This message names no field, so that it does not reveal whether the address has an account. */
export const signUpFailed: SignUpErrors = {
  form: '가입을 마치지 못했어요. 가입하신 적이 있다면 로그인하거나 비밀번호를 다시 정해 주세요. 메일함도 확인해 주세요.',
};
