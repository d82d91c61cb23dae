/** What a person reads when all connections for searching are taken, or her search took too long. */
export const searchBusyMessage = '지금은 검색이 붐벼요. 잠시 뒤에 다시 찾아 주세요.';
