const atEnd = (endings: readonly string[]) => new RegExp(`(?:^|\\s)(?:${endings.join('|')})[.!…]*$`);

/**
 * Endings of a sentence that names no fact: it invites to read, hopes, or says that the book was
 * chosen, and states nothing about a book or a person.
 */
export const invitation = atEnd([
  '\\S*(?:보세요|보아요|봐요|봅시다)|바라요|바랍니다|바랄게요|좋아요|좋습니다|좋지요|좋답니다|좋겠어요|좋겠습니다|좋겠지요|괜찮아요',
  '안녕하세요|반가워요',
  '\\S*(?:어울리|떠오르|좋|이어지|닿|생각나|와닿|맞|통하|느껴지|궁금해지|끌리)네요',
  '\\S*(?:생각나요|생각납니다|말해 줘요|기다려져요|가요|갑니다|들어요|듭니다)',
  '\\S*(?:즐기|느끼|만나|빠져드)세요',
  '\\S+ (?:거예요|겁니다|것입니다|만합니다|만해요|것 같아요|것 같습니다|듯해요|듯합니다)',
  '\\S+ 수(?:도|가)? (?:있어요|있습니다|있답니다|있지요|있죠|있을 거예요|있을 겁니다|있을 것 같아요)',
  '\\S+지도 (?:몰라요|모르겠어요|모릅니다|모르지요)',
  '\\S*(?:어울리겠어요|어울리겠습니다|맞겠어요|맞겠습니다|되겠어요|되겠습니다)',
  '\\S*(?:줘요|줍니다|주지요|준답니다|남아요|남습니다|돼요|됩니다|되지요|된답니다|느껴져요|느껴집니다|다가와요|다가옵니다|와닿아요|와닿습니다|떠올라요|떠오릅니다|빠져들어요|편해요|편합니다|즐거워요|즐겁습니다|반가워요|반갑습니다|매력이에요|매력입니다|재미있어요|재미있습니다|흥미로워요|흥미롭습니다|인상적이에요|인상적입니다|산뜻해요|산뜻하지요|설레요|설렙니다|궁금해져요|궁금해집니다|기대돼요|기대됩니다|싶어져요|싶어집니다|끌려요|끌립니다|충분해요|충분합니다)',
  '(?<!읽히|이어지|나오)는 (?:책|작품|글)(?:이에요|입니다|이지요|이죠|이랍니다)',
  '어울려요|어울립니다|이어져요|이어집니다|닿아요|통해요|맞아요|맞습니다|맞닿아 있어요|알맞아요|알맞습니다',
  '\\S*(?:권해|추천해)(?:요|\\s?드려요|\\s?드립니다|\\s?드릴게요)|\\S*(?:권합니다|추천합니다|권해봅니다|추천할게요)',
  '\\S+고 싶(?:어요|습니다|었어요|었습니다)',
  '\\S*(?:재미있|즐겁|반갑|든든하|뜻깊|근사하|멋지|아늑하|편하|알맞)겠(?:어요|습니다|지요)',
  '\\S*(?:든든|뿌듯|근사|아늑|편안|흐뭇|알차)(?:해요|합니다|하지요)',
  '(?:더할 나위|부담|손색|무리|부족함)(?:이|도|가)? ?없(?:어요|습니다|겠어요|지요|을 거예요)|띄어요|띕니다',
  '\\S+게 되는 (?:책|작품|글)(?:이에요|입니다|이지요)|\\S+기 좋은 (?:주제|키워드|제목|구성|분량)(?:예요|이에요|입니다)',
  '제격이에요|제격입니다|안성맞춤이에요|안성맞춤입니다|그만이에요|딱이에요|딱입니다',
  '골랐어요|골랐습니다|(?:골라|찾아|담아|놓아|꺼내|이어) ?(?:보았|봤)(?:어요|습니다)|찾아보았(?:어요|습니다)|떠올렸(?:어요|습니다)|떠올랐(?:어요|습니다)|준비했(?:어요|습니다)|꼽았(?:어요|습니다)|생각났(?:어요|습니다)',
  '(?:\\S+기(?:에|에도|도)? ?(?:좋은|알맞은|적당한)|(?:싶은|싶어지는|떠올린|고른|어울리는|알맞은|맞는|될|남는|권하고 싶은|추천하고 싶은)) (?:책|작품|글)(?:이에요|입니다|이지요|이죠|이랍니다)',
]);

const readsThere =
  /(?:읽(?!혀|힌)|펼(?:치|쳐(?!지|진|질|집))|꺼내|넘[기겨]|음미|곁에 두|챙[기겨]|어울[리려]|떠올[려리]|시작해).*$/;
const tellsContent =
  /이야기(?!를? ?(?:나|하|꺼))|소설에|책에는|책 속|펼쳐[지진질집]|나오는|나와요|나옵니다|가득|주인공|등장|배경|그린|다룬|담/;

/** Whether a sentence invites to read in some scene, and tells nothing of the book's content. */
export const setsScene = (sentence: string): boolean =>
  readsThere.test(sentence) &&
  !tellsContent.test(sentence) &&
  (invitation.test(sentence.trim()) || invitingQuestion.test(sentence.trim()));

/** Questions that invite. All others are refused. */
export const invitingQuestion =
  /(?:어떠세요|어떨까요|어떠신가요|볼까요|(?:좋|어울리|반갑|즐겁|괜찮|통하|알맞|이어지)지 않을까요|보시겠어요|보실래요|(?:셨|시)(?:지요|죠|군요|네요)|신다고요|하셨나요)\?$/;

/** Statements about a person in the polite form. Only what she answered may be told so. */
export const honorificStatement =
  /(?:시네요|시군요|시는군요|셨네요|셨군요|십니다|시지요|시죠|셨지요|셨죠|셨어요|셨습니다|신가요|시나요|시는데|신데)[\s.,!…]|(?:시네요|시군요|시는군요|셨네요|셨군요|십니다|시지요|시죠|셨지요|셨죠|셨어요|셨습니다|신가요|시나요)$/;

/** A sentence that leans on the one before it. */
export const leansBack =
  /^(?:그래서|그런|그렇게|그러니|그러면|그럼|그만큼|그 (?!책)|이런|이렇게|이처럼|이만큼|덕분에|또|또한|그리고|게다가|여기에|특히|하지만|반면|다만|둘 다|두 답|이 답|이 점|이 덕분|이를|이는|이것|그것|이어서|무엇보다)/;

/** The end of a clause after which another one begins. */
export const clauseEnd =
  /(?:이라|라서|아서|어서|해서|혀서|셔서|여서|니까?|지만|는데|은데|기에|거든요|으며|하며|면서|(?:책|소설|작품|에세이|시집|글|키워드|점|주제|제목|부제|◈|서가|분야)[’”'"』」]?(?:은|는|이|가|도|에는|에서))(?:\s|,)+/g;

/** Requests other than to try the book: "이 책을 고르세요". */
export const order =
  /(?<!보|어떠|즐기|느끼|만나|빠져드|쉬어 가|쉬어가|안녕하)(?:세요|십시오)|(?<!책|권|글|소설|작품|분야|서가|문장|이야기|에세이)에서 (?:\S+ )?만나/;

/** Words for readers in general, with the words that may stand before them. */
export const audience =
  /(\S+) (?:분|분들|독자|독자들|사람|사람들)(?:께|께도|에게|에게도|이라면|라면|과|도|의)/g;
export const audienceWishes =
  /^(?:찾는|찾으신|찾던|찾으시던|펼치는|고른|바라신|원하신|좋아하신|찾으시는|좋아하는|좋아하시는|즐기는|즐기시는|즐겨|원하는|원하시는|바라는|바라시는|싶은|싶으신|필요한|필요하신|기다리는|기다리신|궁금한|궁금하신|고르신|끌리는|끌리시는|선호하는|선호하시는|만나는|읽는|시작하는|시작하시는|입문하는|아끼는|보는)$/;

/** Phrases that belittle, though each of their words is soft. */
export const belittling = /(?:이런|그런|이만한|이 정도) (?:책|글|작품)(?:도|쯤|조차|이라도)/;

/** A sentence about the words of the title or subtitle. */
export const speaksOfWords = /제목|부제|숫자|소식|기념|특별판|개정판|에디션/;

/** Promises of how long a book takes. */
export const timeToRead =
  /(?:시간|하루|하룻밤|나절|주말|분|저녁|밤) ?(?:이면|만에|만 있으면|안에)|(?<!\S)(?:한|두|몇|세) 시간/;

/** Denials. A true fact with one of these is untrue. Phrases that hold one are taken out before. */
export const denial =
  /지\s?(?:말|않|못|마)|(?:^|\s)(?:안|못|덜)\s|없|아니|아닌|모자라|부족|커녕|대신|(?<![가-힣])거리가|[◈◆◉◇][’”'"]?만(?:을)?\s|빼고|제외|멀어|좋았을|길 바랐|더라면/;

/** Words that are allowed and are also names of tags, which no other book's tag may be. */
export const softTag = /(?:천천히|독서|일상|관계)(?:이?라는)? ?(?:키워드|태그)/;

/** Numerals. Some look like forms of verbs: 열 (열다), 쉰 (쉬다), 둘 (두다). */
export const numeral =
  /(?<![가-힣])(?:[열쉰둘셋넷세네만천백억조구팔칠육오사삼일]|두|다섯|여섯|첫)(?= ?(?:편|권|가지|장|쪽|번|명|개|부|년|달|살|시간|분|사람|페이지|줄|구절|글자|나라|도시))|(?<![가-힣])[둘셋넷열쉰](?=\s)/;

/** Observations, other than of how a book fits or that the reader chose: "생각이 깊네요". */
export const observation =
  /(?<!어울리|맞|이어지|닿|떠오르|통하|생각나|끌리|돋보이|있|담기|꽂히|느껴지|반갑|궁금해지|기대되|즐겁|좋|시|셨|이|새롭|또렷하|돋우)(?:네요|군요)/;

/** Promises that a reader gets well. */
export const healing = /나아(?:지|질|져|집)|나을 거/;
