/*
 * Soft talk: forms that the lists of nouns and verbs do not make: nouns of place and time that
 * would be too free with every particle (밖에, 앞보다), and memories in the past tense.
 */

const withEndings = (nouns: string, endings: string) =>
  nouns.split(' ').flatMap((noun) => endings.split(' ').map((ending) => `${noun}${ending}`));

/** Used without changes. */
export const wordsWithParticles = [
  ...withEndings('속 안 앞', '에는 에도 에서 에서는 에서도'),
  ...withEndings('뒤 후', '에는 에도 로는'),
  ...withEndings('무엇 누구', '의 에게도'),
  '이들에게 이들에게도 이들이라면 이들께 중에도 전에 속의 속으로 후의 무엇으로 무엇과 둘의 둘을 둘은 서로는 누구를 우리가 우리를 모두의 식의 맞지만 맞더라도 숨은 숨어 적는 적으며 적고',
  '잊었던 놓쳤던 지나갔던 지나쳤던 미뤄두었던 미뤄왔던 흘려보냈던 여겼던 품었던',
].flatMap((words) => words.split(' '));
