/** The message if all search connections are busy or the search took too long. */
export const searchBusyMessage = '지금은 검색이 붐벼요. 잠시 뒤에 다시 찾아 주세요.';
