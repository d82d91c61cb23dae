import type { Letter } from '../platform/mail.ts';

// Letters contain only fixed text and the site's own links. A nickname may have been typed by a
// stranger together with another person's address.

export const passwordLetter = ({ to, link }: { to: string; link: string }): Letter => ({
  to,
  subject: '[책모임] 비밀번호를 정해 주세요',
  text: `안녕하세요, 책모임이에요.

아래 주소에서 책모임의 새 비밀번호를 정할 수 있어요. 하루 동안, 한 번만 쓸 수 있어요. 여러 통을 받으셨다면 가장 늦게 온 메일의 주소를 눌러 주세요.

${link}

요청하신 적이 없다면 이 메일은 지우셔도 괜찮아요. 아무것도 바뀌지 않아요.
`,
});

export const passwordChangedLetter = ({ to, origin }: { to: string; origin: string }): Letter => ({
  to,
  subject: '[책모임] 비밀번호가 바뀌었어요',
  text: `안녕하세요, 책모임이에요.

책모임 계정의 비밀번호가 방금 바뀌었어요. 바꾼 기기를 뺀 다른 기기에서는 모두 로그아웃했어요.

직접 바꾸셨다면 하실 일은 없어요.

바꾸신 적이 없다면 다른 사람이 계정을 쓰고 있을 수 있어요. 바로 여기에서 비밀번호를 새로 정해 주세요. 정하고 나면 모든 기기에서 로그아웃돼요.

${origin}/password/forgot
`,
});

export const confirmationLetter = ({ to, link }: { to: string; link: string }): Letter => ({
  to,
  subject: '[책모임] 이메일 주소를 확인해 주세요',
  text: `안녕하세요, 책모임이에요.

이 메일 주소로 책모임에 가입하셨다면 아래 주소에서 확인 버튼을 눌러 주세요. 이틀 동안 쓸 수 있어요.

${link}

가입하신 적이 없다면 누르지 말고 이 메일을 지워 주세요.
`,
});

export const signUpNotice = ({ to, origin }: { to: string; origin: string }): Letter => ({
  to,
  subject: '[책모임] 이미 가입한 이메일 주소예요',
  text: `안녕하세요, 책모임이에요.

이 메일 주소로 책모임에 새로 가입하려는 요청이 있었어요. 이미 계정이 있어서 아무것도 바뀌지 않았어요.

본인이라면 여기에서 로그인해 주세요: ${origin}/login
비밀번호가 기억나지 않으면 여기에서 새로 정할 수 있어요: ${origin}/password/forgot

요청하신 적이 없다면 이 메일은 지우셔도 괜찮아요.
`,
});
