/** Headings of the error page by status. */
export const errorHeadings: Readonly<Record<number, string>> = {
  400: '요청을 읽지 못했어요',
  401: '로그인이 필요해요',
  403: '여기서는 할 수 없어요',
  404: '찾는 페이지가 없어요',
  409: '지금은 할 수 없어요',
  413: '보낸 내용이 너무 커요',
  415: '받을 수 없는 형식이에요',
  421: '다른 주소로 보냈어요',
  422: '보낸 내용을 다시 확인해 주세요',
  429: '잠시 쉬었다 해 주세요',
  500: '문제가 생겼어요',
  503: '잠시 숨을 고르고 있어요',
};

/** The next step after an error without a message of its own, by status. */
export const errorMessages: Readonly<Record<number, string>> = {
  400: '주소나 보낸 내용이 깨져 있어요. 다시 시도해 주세요.',
  413: '보낼 수 있는 크기를 넘었어요. 내용을 줄여서 다시 보내 주세요.',
  415: '책모임의 화면에서 다시 시도해 주세요.',
  422: '보낸 내용이 올바르지 않아요. 화면에서 다시 입력해 주세요.',
  500: '저희 쪽 문제예요. 잠시 뒤에 다시 시도해 주세요. 계속되면 아래 번호를 알려 주세요.',
};

/** For a form that could not be taken: browsers keep its text on the page before. */
export const keptInBrowser = '뒤로 가면 적은 내용이 남아 있어요.';

export const errorLinks = { home: '홈으로 가기', login: '로그인하기', retry: '다시 시도하기' } as const;

/** Stands first in the title of a page that refuses a form, so that it is heard first. */
export const refusedTitle = (title: string): string => `오류: ${title}`;
