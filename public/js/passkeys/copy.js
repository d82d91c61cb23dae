/** The Korean texts of the scripts of passkeys. */
export const passkeyText = {
  cancelled: '취소했거나 시간이 지났어요. 다시 눌러 주세요.',
  known: '이 기기에는 이미 이 계정의 패스키가 있어요.',
  failed: '지금은 패스키를 쓸 수 없어요. 잠시 뒤에 다시 시도해 주세요.',
  unsupported: '이 브라우저에서는 패스키를 쓸 수 없어요. 다른 브라우저나 다른 기기에서 추가해 주세요.',
};
