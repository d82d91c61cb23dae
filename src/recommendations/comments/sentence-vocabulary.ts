import { invitation, invitingQuestion } from './invitation-vocabulary.ts';

const readsThere =
  /(?:읽(?!혀|힌)|펼(?:치|쳐(?!지|진|질|집))|(?<![가-힣])펴[고면며기서]|꺼내|넘[기겨]|음미|곁에 두|채[우워]|적어|옮겨|남겨 둔|아껴 둔|골라 둔|상상|(?:몇|한|두어) (?:쪽|장|편|줄)[.!…]|챙[기겨]|어울[리려]|떠올[려리]|시작해).*$/;
const tellsContent =
  /이야기(?!를? ?(?:나|하|꺼))|소설에|책에는|책 속|펼쳐[지진질집]|나오는|나와요|나옵니다|가득|주인공|등장|배경|그린|다룬|담/;

/** Whether a sentence invites to read in some scene, and tells nothing of the book's content. */
export const setsScene = (sentence: string): boolean =>
  readsThere.test(sentence) &&
  !tellsContent.test(sentence) &&
  (invitation.test(sentence.trim()) || invitingQuestion.test(sentence.trim()));

/** Statements about a person in the polite form. Only what she answered may be told so. */
export const honorificStatement =
  /(?:시네요|시군요|시는군요|셨네요|셨군요|십니다|시지요|시죠|셨지요|셨죠|셨어요|셨습니다|신가요|시나요|시는데|신데)[\s.,!…]|(?:시네요|시군요|시는군요|셨네요|셨군요|십니다|시지요|시죠|셨지요|셨죠|셨어요|셨습니다|신가요|시나요)$/;

/** A sentence that leans on the one before it. */
export const leansBack =
  /^(?:그래서|그런|그렇게|그러니|그러면|그럼|그만큼|그 (?!책)|이런|이렇게|이처럼|이만큼|덕분에|또|또한|그리고|게다가|여기에|특히|하지만|반면|다만|둘 다|두 답|이 답|이 점|이 덕분|이를|이는|이것|그것|이어서|무엇보다)/;

/** The end of a clause after which another one begins. */
export const clauseEnd =
  /(?:(?:맞고|어울리고|이어지고|통하고|닿고|세요|어요|아요|니다|지요|죠|네요)(?=,)|(?:키워드|분야|에세이|이야기)라|(?:담겨|들어|붙어|적혀|놓여|키워드가|키워드도|숫자가|이름이|말이|점이|나란히) 있어서?|므로|다는 이유로|덕분에|이라|라서|아서|어서|해서|혀서|셔서|여서|니까?|지만|는데|은데|기에|거든요|으며|하며|면서도?|(?:책|소설|작품|에세이|시집|글|키워드|점|주제|제목|부제|◈|서가|분야)[’”'"』」]?(?:은|는|이|가|도|에는|에서))(?:\s|,)+/g;

/** Requests other than to try the book: "이 책을 고르세요". */
export const order =
  /(?<!보|(?:시간|하루|주말|휴일|저녁|밤) 보내|(?:준비해|챙겨|적어|표시해|꽂아|남겨|올려|접어|기억해|곁에) ?두|(?:기억해|봐|눈여겨봐|떠올려|반겨|믿어|기다려|챙겨|아껴) ?주|어떠|즐기|느끼|만나|빠져드|(?:천천히|느긋하게|가볍게|편하게|부터|여기서) 시작하|쉬엄쉬엄 읽으|쉬어 가|쉬어가|안녕하)(?:세요|십시오)|(?<!책|권|글|소설|작품|분야|서가|문장|이야기|에세이|한자리|길 위|시집|제목|부제|속|(?:그|이|책|글) 안|그곳|이곳|거기|여기|분위기|[◆◇◈◉][’”]?)에서 (?:\S+ )?만나/;

/** Words for readers in general, with the words that may stand before them. */
export const audience =
  /(?<=^|\s)(?<!(?:곁에|옆에|가까이|호기심이|관심이|궁금증이|질문이|생각이|궁금한 것이|궁금한 게|찾고|기다리고|고민하고|꿈꾸고|바라고|생각해|느껴|고민해) )(\S+) (?:분|분들|이들|독자|독자들|사람|사람들)(?:께|께도|께는|에게|에게도|에게는|이라면|라면|과|도|의)/g;
export const audienceWishes =
  /^(?:궁금해하는|궁금해하시는|고민하는|고민하시는|생각하는|생각하시는|찾는|찾으신|찾던|찾으시던|펼치는|고른|바라신|원하신|좋아하신|찾으시는|좋아하는|좋아하시는|즐기는|즐기시는|즐겨|원하는|원하시는|바라는|바라시는|싶은|싶으신|필요한|필요하신|기다리는|기다리신|궁금한|궁금하신|고르신|끌리는|끌리시는|선호하는|선호하시는|만나는|읽는|시작하는|시작하시는|입문하는|아끼는|보는|낯선|낯설던|처음인|접하는|접하시는|느끼는|느끼시는|느끼던|덮은|덮었던|포기했던|망설인|느껴졌던|느껴지던|멈칫했던|머뭇거렸던|주저했던|미루던|끄덕이는|갸웃하는|느꼈던|느끼셨던|망설이던|망설였던|망설이셨던|궁금했던|배우는|배우시는|읽던|읽었던|읽으셨던|앞둔|읽으시는|오신|모인|함께한|함께하는|만날|함께할|떠올릴|일하는|살아가는|챙기는|가꾸는|돌보는|앞두신|않는|않던|않았던|멀어졌던|멀어진|공부하는|공부하시는|여행하는|쓰는|읽은|떼는|내딛는|시작하려는|읽으려는|소중한|사랑하는|가까운|고마운|그리운|하는|꿈꾸는|관심 있는|어울리는|맞는|반가울|반길)$/;

/** The end of a clause before people, which does not describe them: 하고 있어 사람들과. */
export const besidePeople =
  /^(?:있어|있고|있으니|이라|책이라|통해|위해|좋아|함께|두고|놓고|들고|덮고|읽고|나서|한|여러)$/;

/** Phrases that belittle, though each of their words is soft. */
export const belittling = /(?:이런|그런|이만한|이 정도) (?:책|글|작품)(?:도|쯤|조차|이라도)/;

/** A sentence about the words of the title or subtitle. */
export const speaksOfWords = /제목|부제|숫자|소식|기념|특별판|개정판|에디션/;

/** Promises of how long a book takes. */
export const timeToRead =
  /(?<!(?:않는|없는|싶은|오는|부는|내리는|지친|바쁜|한가한|조용한|않은|긴|추운|더운) |[가-힣][는은운한]\s(?=밤|저녁|주말))(?:시간|하루|하룻밤|나절|주말|분|저녁|밤) ?(?:이면|만에|만 있으면|안에)|(?<!\S)(?:한|두|몇|세) 시간/;

/** Denials. A true fact with one of these is untrue. Phrases that hold one are taken out before. */
export const denial =
  /지\s?(?:말|않|못|마)|(?:^|\s)(?:안|못|덜)\s|없|아니|아닌|모자라|부족|커녕|대신|(?<![가-힣]|[할눌볼길릴울] )거리가|[◈◆◉◇][’”'"]?만(?:을)?\s|빼고|제외|멀어|좋았을|길 바랐|더라면/;

/** Words that are allowed and are also names of tags, which no other book's tag may be. */
export const softTag = /(?:천천히|독서|일상|관계)(?:이?라는)? ?(?:키워드|태그)/;

/** Numerals. Some look like forms of verbs: 열 (열다), 쉰 (쉬다), 둘 (두다). */
export const numeral =
  /(?<![가-힣])(?!일부|조명|천장|구분|만년필|사명|세부|사부작|일명|조부모)(?:[열쉰둘셋넷세네만천백억조구팔칠육오사삼일]|두|다섯|여섯|첫)(?= ?(?:편|권|가지|장|쪽|번|명|개|부|년|달|살|시간|분|사람|페이지|줄|구절|글자|나라|도시))|(?<![가-힣])(?:[셋넷쉰](?=\s)|[둘열](?=\s(?!수|만한|때|것|거|책|준비|용기|힘)))/;

/** Observations, other than of how a book fits or that the reader chose: "생각이 깊네요". */
export const observation =
  /(?<!건|오|게 하|게 되|기대가 되|눈길이 가|마음이 가|손이 가|이 드|싶어지|설레|남|와닿|(?:드실|어울릴|좋을|될|맞을|남을) 것 같|좋겠|있겠|맞겠|어울리겠|어울리|맞|이어지|닿|떠오르|통하|생각나|끌리|돋보이|있|담기|꽂히|느껴지|반갑|궁금해지|기대되|즐겁|좋|시|시는|셨|이|모르겠|면 되겠|(?:덜어|되어|걸어|반겨|알려|이끌어|보여|도와) 주|많아지|커지|깊어지|길어지|새롭|또렷하|돋우)(?:네요|군요)/;

/** Promises that a reader gets well. */
export const healing = /나아(?:지|질|져|집)|나을 거/;
