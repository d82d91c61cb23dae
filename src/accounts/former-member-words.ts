/** The name of everybody who left, beside what they wrote. Nobody can choose it as a nickname. */
export const formerMemberName = '탈퇴한 회원';
