import type { Letter } from '../platform/mail.ts';

// Letters about the change of an account's address. Like the others they hold only fixed text and
// the site's own links.

export const emailChangeLetter = ({ to, link }: { to: string; link: string }): Letter => ({
  to,
  subject: '[책모임] 새 이메일 주소를 확인해 주세요',
  text: `안녕하세요, 책모임이에요.

책모임 계정의 이메일을 이 주소로 바꾸려는 요청이 있었어요. 직접 요청하셨다면 아래 주소에서 확인 버튼을 눌러 주세요. 하루 동안, 한 번만 쓸 수 있어요.

${link}

요청하신 적이 없다면 누르지 말고 이 메일을 지워 주세요. 아무것도 바뀌지 않아요.
`,
});

export const emailTakenLetter = ({ to, origin }: { to: string; origin: string }): Letter => ({
  to,
  subject: '[책모임] 이미 가입한 이메일 주소예요',
  text: `안녕하세요, 책모임이에요.

다른 계정의 이메일을 이 주소로 바꾸려는 요청이 있었어요. 이 주소로 가입한 계정이 이미 있어서 아무것도 바뀌지 않았어요.

본인이라면 이 주소로 로그인하실 수 있어요: ${origin}/login
비밀번호가 기억나지 않으면 여기에서 새로 정할 수 있어요: ${origin}/password/forgot

요청하신 적이 없다면 이 메일은 지우셔도 괜찮아요.
`,
});

export const emailChangedLetter = ({ to, link }: { to: string; link: string }): Letter => ({
  to,
  subject: '[책모임] 계정의 이메일 주소가 바뀌었어요',
  text: `안녕하세요, 책모임이에요.

책모임 계정의 이메일이 이 주소에서 다른 주소로 방금 바뀌었어요. 이제 새 주소로 로그인해요.

직접 바꾸셨다면 하실 일은 없어요.

바꾸신 적이 없다면 다른 사람이 계정을 쓰고 있을 수 있어요. 아래 주소에서 이 이메일로 되돌려 주세요. 되돌리면 모든 기기에서 로그아웃되고, 비밀번호를 새로 정할 수 있어요. 일주일 동안 쓸 수 있어요.

${link}
`,
});
