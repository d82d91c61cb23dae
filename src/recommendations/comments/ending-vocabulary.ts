/*
 * Endings of words that neither deny, ask nor tell of the past, so that a word with one of them
 * stays what it is in the vocabulary. Single letters are final consonants. Observations about the
 * reader (하시네요, 하셨군요) are left out on purpose.
 */

/** After the plain stem of a verb: 읽-고, 읽-기-에. */
export const plainEndings =
  '기보다 기보다는 겠죠 겠네요 잖아요 기란 기만 자는 자고 는걸요 더라고요 네요 군요 다는 다고 다니 는다는 는다고 는군요 는지 는지도 음 자면 느라 느냐 더라도 고도 거라 든지 되 면야 겠어요 겠습니다 겠지요 고 고서 고요 고도 고는 고자 지요 죠 지만 는데 는데요 은데 은데요 기 기에 기에도 기에는 기엔 기도 기를 기가 기까지 기로 기는 길 게 게요 게끔 도록 는 던 거나 거든요 다 다가 다가도 다면 는다면 답니다 는답니다 습니다 듯 듯이 자마자 면 면서 며 ㄴ ㄹ ㅂ니다';

/** After the linking stem of a verb: 읽으-면, 펼치-ㄴ, 만드-는. */
export const linkingEndings =
  'ㄴ다는 ㄴ다고 ㄴ다니 ㄴ지 ㄴ지도 ㄴ데 ㄴ데요 ㄹ지 ㄹ만큼 ㄹ듯 ㄹ듯한 ㄹ테니 ㅁ 므로 시니 실지 신다고 ㄴ ㄹ ㄹ수록 ㄹ까요 ㄹ게요 ㄹ지도 ㄹ만한 ㄹ만해요 ㅁ직한 면 면서 면서도 며 며요 니 니까 려고 려면 려는 려 러 는 는데 세요 시길 시기 시기에 시기에도 시기를 시면 시면서 시며 시는 시다 시고 시거나 시려면 시려는 시더라도 셔도 셔서 셨으면 실 십시오 ㅂ니다 ㄴ다면 ㄴ답니다 ㄹ래요 신다면 셨다면';

/** After the infinitive of a verb: 읽어-요, 읽어-도. Verbs of help may follow as well. */
export const infinitiveEndings = ['', ...'요 도 도요 서 서요 야 야만 ㅆ으면 ㅆ다면'.split(' ')];

/** After the infinitive of verbs of choosing, which may stand in the past tense. */
export const pastEndings =
  'ㅆ는지 ㅆ는지도 ㅆ다가 ㅆ어요 ㅆ습니다 ㅆ답니다 ㅆ고 ㅆ는데 ㅆ는데요 ㅆ지요 ㅆ죠 ㅆ거든요 ㅆ던 ㅆ으니 ㅆ을';

/** Verbs of help, joined to an infinitive: 읽어 보다, 권해 드리다. */
export const helpingVerbs =
  '보다 주다 드리다 두다 가다 오다 내다 놓다 지다 들다 내려가다 올리다 넣다 쓰다 보이다 읽다 있다 나가다 나오다 가지다';

/** Particles and forms of 이다 after a noun. */
export const nounEndings =
  '일지 이란 란 만으로도 만으로 일지도 일까요 이고요 고요 이겠지요 겠지요 이야말로 야말로 까지의 에서부터 이기에 이면서도 으로부터 로부터 에게서 이라고도 라고도 이랄까요 랄까요 인지 인지도 이길 이기를 이니까 니까 이더라도 이어도 여도 다운 답게 마다의 들의 들로 들처럼 들이에요 들에서 들까지 만의 으로서의 로서의 에서의 으로의 로의 일수록 이고서 이라지만 이어서인지 이면서 면서 인데 인데도 이라고 라고 이라니 라니 이라니요 라니요 에선 에다 에까지 보다도 이든지 이던 이었던 로만 으로만 에만 이면 면 이겠어요 겠어요 마저 이네요 네요 은요 는요 은 는 이 가 을 를 의 에 에서 에게 에는 에도 엔 에선 에서도 에서는 로 으로 로도 으로도 로는 으로는 와 과 와도 과도 와의 과의 와는 과는 도 까지 까지도 부터 처럼 마다 만큼 만큼은 이라 라 이라서 라서 이라는 라는 이라면 라면 이에요 예요 입니다 인 이고 이며 이지만 이니 니 씩 들 들이 들을 들과 들에게 들께 들에 들은 들도 이나 나 하고 랑 이랑 이죠 죠 이지요 이랍니다 랍니다 이기도 이자 일 이 되어 께 이든 든 이라도 라도 조차 뿐 뿐이에요 뿐입니다 으로서 로서 쯤 이거든요 거든요 이어서 여서';
