import type { Letter } from '../platform/mail.ts';
import { moveLimits } from './move-limits.ts';

// The letter holds fixed text and the site's own link. The names of the club and of its leader may
// hold an advertisement, so the letter leaves them out: the link's page shows them.

/** The letter that invites a person of a list. */
export const invitationLetter = ({ to, link }: { readonly to: string; readonly link: string }): Letter => ({
  to,
  subject: '[책모임] 북클럽에 초대받았어요',
  text: `안녕하세요, 책모임이에요.

함께 책을 읽는 분이 책모임의 북클럽으로 초대했어요. 아래 주소에서 어떤 북클럽인지 보고 들어올 수 있어요. ${moveLimits.inviteDays}일 동안, 한 번만 쓸 수 있어요.

${link}

아는 분의 초대가 아니라면 이 메일은 지우셔도 괜찮아요. 메일 주소는 이 초대에만 쓰고 남겨 두지 않아요.
`,
});
