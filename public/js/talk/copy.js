// Korean sentences about a running talk and its question cards.

export const toolFailed = '지금은 열지 못했어요. 잠시 뒤에 다시 눌러 주세요.';
export const panelTitle = '말한 정도';
export const panelFailed = '지금은 불러오지 못했어요. 모임을 이끄는 분인지 확인하고 다시 열어 주세요.';
export const close = '닫기';

/** @param {string} title */
export const cardInMeeting = (title) => `‘${title}’ 모임에서 나에게만 온 질문이 있어요.`;
export const cardCame = '나에게만 보낸 질문이 왔어요. 대화 위에 있어요.';
export const cardLabel = '나에게 온 질문';
export const answerIt = '답장으로 쓰기';
export const report = '신고';
export const answerFailed = '지금은 대화방에 쓸 수 없어서 답하지 못해요.';
export const answering = '나에게 온 질문에 답해요';
export const stopAnswering = '답장 취소';
export const putAwayDone = '질문을 넘겼어요.';
export const putAwayFailed = '지금은 넘기지 못했어요. 다시 눌러 주세요.';
