/** In place of a message that operators hid. */
export const hiddenText = '운영자가 가린 메시지예요';
