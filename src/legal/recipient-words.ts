/** Somebody outside who receives data, and the facts about it. */
export interface Recipient {
  readonly heading: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

/** Settings of the site that decide who receives data. */
export interface Outside {
  /** The host name of the model's server; null without a key. */
  readonly modelServer: string | null;
  /** The company whose servers hold the data; null if no setting names it. */
  readonly host: string | null;
  readonly sendsLetters: boolean;
  /** Whether people can log in by Kakao. */
  readonly offersKakao: boolean;
}

const recipient = (heading: string, facts: Readonly<Record<string, string>>): Recipient => ({
  heading,
  facts: Object.entries(facts).map(([label, value]) => ({ label, value })),
});

/** Returns who outside receives data on this site, and how a person can avoid it. */
export const recipientsOf = ({ modelServer, host, sendsLetters, offersKakao }: Outside): Recipient[] => [
  ...(modelServer === null
    ? []
    : [modelRecipient(modelServer), questionRecipient(modelServer), recordRecipient(modelServer)]),
  hostRecipient(host),
  pushRecipient,
  ...(sendsLetters ? [letterRecipient] : []),
  ...(offersKakao ? [kakaoRecipient] : []),
  aladinRecipient,
];

const modelRecipient = (server: string): Recipient =>
  recipient('AI 추천', {
    '받는 곳': modelOwner(server),
    '보내는 것':
      '장르와 열 가지 답, 다시 추천받을 때 고른 바람, 반응을 남긴 책의 키워드, 후보 책의 정보를 보내요. 별명과 이메일 주소, 계정 번호는 보내지 않아요.',
    '왜, 언제': '책을 고르고 까닭을 쓰려고, 추천을 받으실 때마다 암호화한 연결로 보내요.',
    '얼마 동안': '받는 곳이 정한 기간 동안 보관할 수 있어요.',
    '보내지 않으려면': '취향 퀴즈를 풀지 않으시면 돼요. 다른 기능은 그대로 쓸 수 있어요.',
  });

const questionRecipient = (server: string): Recipient =>
  recipient('모임 질문의 초안', {
    '받는 곳': modelOwner(server),
    '보내는 것':
      '모임의 책 정보와, 서로 볼 수 있게 된 모임 전의 글을 보내요. 쓴 분의 별명과 계정 번호는 보내지 않고, 연락처가 적힌 줄은 빼요.',
    '왜, 언제': '이야기할 질문을 쓰려고, 리더나 발제자가 초안을 부탁할 때 암호화한 연결로 보내요.',
    '얼마 동안': '받는 곳이 정한 기간 동안 보관할 수 있어요.',
    '보내지 않으려면': '모임 전의 글을 쓰지 않거나 지우시면 돼요. 다른 기능은 그대로 쓸 수 있어요.',
  });

const modelOwner = (server: string) =>
  server === 'api.openai.com' ? 'OpenAI(미국, privacy@openai.com)' : server;

const recordRecipient = (server: string): Recipient =>
  recipient('AI가 고르는 모임 기록', {
    '받는 곳': modelOwner(server),
    '보내는 것':
      '모임의 질문과 대화방에서 나눈 글을 보내요. 별명과 이메일 주소, 계정 번호는 보내지 않고, 연락처가 든 글과 지운 글은 빼요.',
    '왜, 언제': '질문마다 나온 말을 골라 기록을 만들려고, 모임이 끝난 뒤 암호화한 연결로 보내요.',
    '얼마 동안': '받는 곳이 정한 기간 동안 보관할 수 있어요.',
    '보내지 않으려면':
      '설정이나 기록 화면에서 ‘내 말은 기록에 인용하지 않기’를 켜시면 내 글은 보내지 않아요.',
  });

const hostRecipient = (host: string | null): Recipient =>
  recipient('서버', {
    '받는 곳': host ?? '서버를 빌려 쓰는 회사가 아직 적혀 있지 않아요. 문의처로 물어봐 주세요.',
    '보내는 것': '위에 적은 모든 것',
    '왜, 언제': '책모임이 그 서버에서 돌아가기 때문에, 쓰시는 동안 암호화한 연결로 보내요.',
    '얼마 동안': '위에 적은 기간과, 백업을 지울 때까지',
    '보내지 않으려면': '서버 없이는 책모임을 쓸 수 없어요. 지워 달라고 하실 수 있어요.',
  });

const pushRecipient = recipient('기기 알림', {
  '받는 곳':
    '브라우저를 만든 Google(미국), Mozilla(미국), Apple(미국), Microsoft(미국)예요. 어디인지는 쓰시는 브라우저가 정해요.',
  '보내는 것': '알림의 글을, 그 회사가 읽을 수 없게 기기의 열쇠로 잠가서 보내요.',
  '왜, 언제': '책모임을 열어 두지 않은 기기에 알림을 띄우려고, 알림이 있을 때 보내요.',
  '얼마 동안': '기기가 받을 때까지, 길어도 알림의 기한까지',
  '보내지 않으려면': '설정에서 기기 알림을 끄시면 돼요. 처음에는 꺼져 있어요.',
});

const letterRecipient = recipient('메일', {
  '받는 곳': '운영자가 메일을 보낼 때 쓰는 회사',
  '보내는 것': '이메일 주소와 메일의 글',
  '왜, 언제':
    '주소를 확인하고 비밀번호를 다시 정해 드리려고, 로그인하는 방법이 바뀌거나 탈퇴하신 것을 알리려고, 북클럽의 초대를 전하려고, 바라시는 분께 알림을 전하려고 보내요.',
  '얼마 동안': '받는 곳이 정한 기간 동안 보관할 수 있어요.',
  '보내지 않으려면':
    '비밀번호 메일은 요청하실 때만, 알림 메일은 설정에서 켜셨을 때만 보내요. 계정을 지키는 메일은 끌 수 없어요.',
});

const kakaoRecipient = recipient('카카오 로그인', {
  '받는 곳': '카카오(한국)',
  '보내는 것':
    '카카오에는 책모임에 로그인하신다는 것과 그때만 보여요. 책모임에서 하신 일은 보내지 않아요. 카카오에서는 회원 번호와, 나누어 주실 때만 이메일 주소를 받아요.',
  '왜, 언제': '카카오로 로그인하거나 연결하거나 확인하실 때 암호화한 연결로 주고받아요.',
  '얼마 동안': '카카오가 정한 기간 동안 보관할 수 있어요.',
  '보내지 않으려면': '이메일과 비밀번호로 가입하시면 돼요. 설정에서 연결을 끊을 수도 있어요.',
});

const aladinRecipient = recipient('알라딘(한국)', {
  '받는 곳': '알라딘커뮤니케이션',
  '보내는 것':
    '표지 그림을 알라딘에서 바로 받아 오기 때문에, 쓰시는 인터넷 주소와 브라우저의 종류가 알라딘에 보여요. 어느 화면을 보시는지는 보내지 않아요. 목록에 없는 책을 찾으실 때는 검색어를 우리 서버가 대신 보내요.',
  '왜, 언제': '표지를 보여 드리고 책을 찾으려고, 그 화면을 여실 때 보내요.',
  '얼마 동안': '받는 곳이 정한 기간 동안 보관할 수 있어요.',
  '보내지 않으려면': '브라우저에서 그림을 끄셔도 책모임을 쓸 수 있어요.',
});
