export const sameEmail = '지금 쓰고 있는 주소예요. 다른 주소를 적어 주세요.';
