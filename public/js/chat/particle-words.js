/** Particles and copulas that Korean writes right after a word. */
export const particles = new Set(
  (
    '은 는 이 가 을 를 의 에 로 으로 와 과 도 만 랑 이랑 나 이나 에서 에서는 에는 에도 에게 부터 까지 처럼 보다 라고 이라고 ' +
    '라는 이라는 란 이란 라도 이라도 로는 으로는 로도 요 이요 야 이야 예요 이에요 이예요 입니다 임 인데 인데요'
  ).split(' '),
);
