/**
 * Ready-made messages to clients, filled with what is known. What is not known stays visible in [brackets], for the writer
 * to fill before it is sent.
 *
 * A text holds both ways of address as `<formal|friend>`. These are resolved before anything is filled in, so whatever a
 * value looks like, it stays the words it is.
 *
 * Drafts are looked through for phrases that harm, whoever wrote them.
 */
import { LANGUAGES, type Language, type Words } from '../i18n/lookup';
import type { Closeness } from '../model';
import { typedLine } from './typed-text';

/** Each is called by `message.${id}.name` where one is chosen. */
export const MESSAGES = [
  'general', 'ack-holding', 'keep-in-touch', 'touch-improvement', 'touch-anniversary',
  'ask-formal', 'ask-referral', 'thank-recommendation',
  'explain-benefit', 'offer-personal', 'offer-repeat', 'offer-alternative',
  'promise-buffer', 'change-cost', 'feedback-progress', 'status-delay', 'warn-delay', 'honest-problem', 'project-thanks',
  'complaint-apology', 'complaint-listen', 'complaint-offer', 'complaint-confirm', 'complaint-answer',
] as const;
export type MessageId = (typeof MESSAGES)[number];

/** вы or ты, 敬語 or です・ます. */
export type Address = 'formal' | 'friend';

const PLACES = ['name', 'client', 'project', 'me', 'day'] as const;
export type Place = (typeof PLACES)[number];

/**
 * What is known; blank text is not. `name` is whom one writes to, `me` who signs. `day` is a day in words: by when, and in
 * `complaint-confirm` and `complaint-answer` since when the solution stands, and when the complaint came.
 */
export type MessageValues = Readonly<Partial<Record<Place, string | undefined>>>;

const ADDRESSES: Readonly<Record<Closeness, Address>> = {
  stranger: 'formal', client: 'formal', friend_of_friend: 'formal', partner: 'formal', client_friend: 'friend', friend_client: 'friend',
};

/** How somebody is addressed; formally where nothing is known. */
export function addressFor(closeness: Closeness | null): Address {
  return closeness === null ? 'formal' : ADDRESSES[closeness];
}

/** What tells a company by its name, where a letter to one without a name of a person has words of its own. */
const COMPANY = /株式会社|有限会社|合同会社|合[名資]会社|法人|[㈱㈲]|(?:商店|商事|商会|工業|産業|製作所|工房|事務所|銀行|大学|病院|協会|組合)$/;

/** The message with greeting and signature. The subject is one line, the body three blocks of text. */
export function messageText(id: MessageId, address: Address, values: MessageValues, words: Words): { readonly subject: string; readonly body: string } {
  const known = knownOf(values);
  const write = (text: string) => filled(text, address, { ...placesOf(words), ...known });
  const nameless = COMPANY.test(known.client ?? '') ? words.say('message.greeting.company', AS_WRITTEN) : words.say('message.greeting.unknown');
  const greeting = known.name === undefined ? nameless : words.say('message.greeting', AS_WRITTEN);
  return {
    subject: write(words.say(`message.${id}.subject`, AS_WRITTEN)),
    body: [greeting, words.say(`message.${id}.body`, AS_WRITTEN), words.say('message.closing', AS_WRITTEN)].map(write).join('\n\n'),
  };
}

/** Where something in brackets still waits to be written. A link is not such a place. */
export function openPlaces(text: string): readonly { readonly index: number; readonly length: number }[] {
  return [...text.matchAll(/\[\[[^\]]*\]\]|\[[^[\]\n]+\](?!\()/g)]
    .filter(([place]) => !place.startsWith('[['))
    .map(({ 0: place, index }) => ({ index, length: place.length }));
}

/** Fills every place with itself, so that alternatives can be chosen before values are there. */
const AS_WRITTEN: Readonly<Record<Place, string>> = { name: '{name}', client: '{client}', project: '{project}', me: '{me}', day: '{day}' };

type Known = Readonly<Partial<Record<Place, string>>>;

/** The Japanese texts bring their own 様 and さん. */
function knownOf(values: MessageValues): Known {
  const known: Partial<Record<Place, string>> = {};
  for (const place of PLACES) {
    const value = typedLine(values[place] ?? '').replace(/\s*(?:様|さま|さん)$/, '');
    if (value !== '') known[place] = value;
  }
  return known;
}

function placesOf({ say }: Words): Known {
  return {
    client: say('message.place.client'), project: say('message.place.project'), me: say('message.place.me'), day: say('message.place.day'),
  };
}

/** A value that ends with a point (“12 Jan.”) ends the sentence with it. */
function filled(text: string, address: Address, values: Known): string {
  return text
    .replace(/<([^<|>]*)\|([^<|>]*)>/g, address === 'formal' ? '$1' : '$2')
    .replace(/\{(\w+)\}(\.?)/g, (whole: string, name: string, point: string) => {
      const place = PLACES.find((one) => one === name);
      const value = place && values[place];
      return value === undefined ? whole : value.endsWith('.') ? value : value + point;
    });
}

// ── Phrases that harm ───────────────────────────────────────────────────────────────────────────────────────────────

const TONE_KINDS = [
  'not-our-problem', 'blame', 'repeat', 'calm-down', 'impossible', 'guarantee', 'soon', 'misread', 'policy', 'non-apology',
] as const;
/** What is wrong with a phrase; `tone.${kind}` says it, and what to write instead. */
export type ToneKind = (typeof TONE_KINDS)[number];

export interface ToneRemark {
  readonly index: number;
  readonly length: number;
  readonly kind: ToneKind;
}

/** What harms, and what looks like it and does not. */
type Phrases = string | readonly [harms: string, harmless: string];

/** Patterns in lower case, with е for ё and ' for ’; a space stands for any white space. */
const PHRASES: Readonly<Record<Language, Readonly<Record<ToneKind, Phrases>>>> = {
  en: {
    'not-our-problem': "(?:not|isn't|wasn't) (?:our|my) (?:problem|fault|job|responsibility|concern)|nothing to do with (?:us|me)|(?:that|this|it)(?: is|'s) your problem|not (?:something|anything) (?:i|we) (?:deal with|handle|do)|a matter for your (?:own )?(?:\\w+ )?(?:people|team|department|staff)",
    blame: [
      "you (?:should|could|ought to)(?: have|'ve) (?!received|been)(?:\\w+ed|told|said|known|read|sent|written|thought|let)|you(?: have|'ve)? (?:failed|forgot|forgotten|neglected) to|you (?:never|did not|didn't) (?:tell|told|say|said|send|sent|let)|why (?:did you not|didn't you)|your (?:own )?(?:fault|mistake)|your (?:team|people|side|office) (?:dropped the ball|failed|forgot|let (?:us|me) down)|if you had (?:only )?(?:told|said|asked|sent|let)|you were supposed to(?! (?:receive|get|have))",
      "(?:not|isn't|wasn't) your (?:own )?(?:fault|mistake)|(?:if|in case|should|what) you(?:(?: have|'ve)? forg\\w+ to| (?:did not|didn't|never) \\w+)",
    ],
    repeat: "as (?:i|we)(?: have|'ve)? (?:already|repeatedly|clearly) (?:said|told|explained|mentioned|wrote|written|stated)|(?:i|we)(?: have|'ve)? (?:already|repeatedly) told you|as (?:previously|already) (?:stated|said|mentioned|explained)|like (?:i|we) said|per my (?:last|previous) e?-?mail|how many times (?:do|must) (?:i|we)|as (?:mentioned|explained|stated|said) (?:before|earlier|previously)|(?:explained|told|said)(?: \\w+){1,3} (?:several|many|a hundred|three) times(?! (?:better|as|more|a))|keep telling you",
    'calm-down': [
      "calm down|don't (?:panic|overreact|get (?:so )?(?:upset|emotional))|you(?: are|'re) (?:overreacting|too emotional|being (?:unreasonable|difficult|emotional))|no need to (?:be|get) (?:so )?(?:upset|angry|emotional)|be reasonable",
      '(?:things|matters|markets?|it|everything)(?: will| to)? calm down|calm down (?:the|a|these|those) \\w+',
    ],
    impossible: [
      "(?:it|that|this)(?: is|'s) (?:simply |just |absolutely |quite )?(?:impossible|not possible)|(?:can't|cannot) be done|nothing (?:i|we) can do|out of the question|(?:unable|not able) to help|no way (?:i|we) can",
      "if (?:it|that|this)(?: is|'s) (?:impossible|not possible)|(?:if|should) (?:i|we)(?: am| are| be)? (?:unable|not able) to help",
    ],
    guarantee: "(?:i|we)(?: can| will|'ll)? (?:absolutely |fully |personally )?guarantee|100\\s*(?:%|percent) (?:sure|certain|safe)|(?:absolutely|completely|totally) (?:sure|certain)|will definitely (?:work|sell|fit|hold|help|pay|succeed)|(?:i|we) promise (?:you )?(?:that )?(?:it|this|everything|nothing|you)|rest assured|nothing can go wrong",
    soon: [
      'as soon as (?:possible|(?:i|we) can)|asap|soon(?! (?:after|before))|shortly(?! (?:after|before))|in the (?:near future|coming days|next few days)|in due course|when (?:i|we) (?:get a chance|(?:find|have)(?: the)? time(?! on))|when time (?:allows|permits)|back to you (?:later(?! (?:today|this|on))|sometime|at some point)',
      'as soon as(?! (?:possible|(?:i|we) can))|(?:see|seeing|meet|meeting|speak|talk)(?: \\w+){0,3} soon|hear(?:ing)? from you soon|(?:well|better|too|how|so|no) soon',
    ],
    misread: [
      "you(?: have|'ve| must have)? (?:clearly |simply |just )?(?:misunderstood|misread)|you (?:(?:obviously|clearly|apparently|simply) )?(?:did not|didn't|haven't|have not) (?:read|understand|understood|listen|listened|paid attention)|read (?:\\w+ ){1,3}(?:again,?|more) carefully",
      "(?:if|where|what|whatever|anything) you (?:did not|didn't|haven't|have not) (?:read|understand|understood)",
    ],
    policy: "(?:that|this|it)(?: is|'s) (?:just |simply )?our policy|(?:against|is) company policy|against (?:our|the) (?:policy|rules)|policy (?:forbids|prohibits|(?:does not|doesn't) (?:allow|permit|cover))|(?:those|these) are (?:just )?(?:our|the) rules|rules are rules|that(?: is|'s) (?:just )?how we do (?:it|things)",
    'non-apology': "sorry (?:that )?you (?:feel|felt|think|see it)|(?:sorry|apologi[sz]e),? (?:but|if (?:this|that|it|we|you|anyone))|(?:apologi\\w+ for|sorry for|regret) any (?:inconvenience|misunderstanding)|mistakes were made",
  },
  ru: {
    'not-our-problem': 'не (?:наша|моя) (?:проблема|вина|забота|обязанность|(?:зона )?ответственност[ьи])|с этим (?:вам|тебе) (?:лучше )?(?:к|в) \\p{L}+|не (?:наши|мои) проблемы|(?:это (?:нас|меня)|(?:нас|меня) это) не касается|(?:мы|я) (?:тут |здесь )?ни\\s*при чем|это ваш[аи] проблем[аы]|это не к (?:нам|мне)',
    blame: [
      '(?:вы (?:же )?должны были|ты (?:же )?долж(?:ен был|на была))(?! получить)|(?:вам|тебе) (?:следовало|надо было|стоило)|надо было (?:раньше|сразу|сказать|думать)|(?:вы|ты) (?:забыл\\p{L}* (?:\\p{L}+ )?\\p{L}+ть|(?:сам\\p{L}* )?виноват\\p{L}*)|(?:вы|ты) (?:(?:нас|меня|нам|мне) )?не (?:предупреди|сообщи|сказа|присла)л[аи]?|почему (?:вы|ты) не|по (?:вашей|твоей) вине|(?:ваша|твоя) (?:вина|ошибка)|(?:ваша|твоя) (?:команда|бухгалтерия) (?:нас )?(?:подвела|не \\p{L}+ла)|если бы (?:вы|ты) (?:(?:нам|мне|нас|меня) )?(?:сказа|предупреди|присла|сообщи|спроси)л[аи]?',
      'не (?:ваша|твоя) (?:вина|ошибка)|не по (?:вашей|твоей) вине|если (?:вы|ты) (?:забыл\\p{L}*|не \\p{L}+)',
    ],
    repeat: 'как (?:я|мы) (?:уже|не раз|неоднократно) (?:(?:вам|тебе) )?(?:говори|сказа|писа|объясн)\\p{L}*|(?:я|мы) (?:(?:же|уже) (?:вам|тебе)|(?:вам|тебе) (?:же|уже)) (?:говори|сказа|писа|объясн)\\p{L}*|как уже было сказано|сколько (?:можно|раз) (?:говорить|повторять|объяснять)|еще раз повторя(?:ю|ем)|повторя(?:ю|ем) еще раз|как (?:я|мы) (?:говори|сказа|писа|объясн)\\p{L}* (?:ранее|раньше|выше)|(?:сто|тысячу) раз (?:(?:вам|тебе|это|уже) )*(?:говори|объясн|писа|повтор)\\p{L}*',
    'calm-down': 'успокой(?:тесь|ся)|не (?:нервничай|паникуй|преувеличивай)(?:те)?|не (?:кипяти|горячи)(?:тесь|сь)|без (?:истерик|паники)|(?:слишком|чересчур) эмоциональн\\p{L}+|не (?:надо|нужно|стоит) так (?:волноваться|нервничать|кричать)|будь(?:те)? (?:благо)?разумн\\p{L}+',
    impossible: [
      '(?:это|такое) (?:просто |совершенно |абсолютно )?невозможно(?! (?:переоценить|забыть))|(?:ничем|никак) не (?:могу|можем|сможем|смогу) (?:(?:вам|тебе) )?помочь|ничего не (?:поделать|поделаешь|(?:могу|можем) сделать)|не может быть и речи|(?:вам|тебе) (?:помочь )?нечем|нечем (?:(?:вам|тебе) )?помочь|никак не (?:могу|можем) (?:этого|это)',
      'если это невозможно',
    ],
    guarantee: [
      'гарантиру(?:ю|ем)|на (?:100|сто)\\s*(?:%|процентов) (?:уверен|успе|сдела|будет)\\p{L}*|(?:точно|обязательно|непременно) (?:успе|получится|сработает|заработает|окупится)\\p{L}*|(?:я|мы) (?:абсолютно|полностью) увер\\p{L}+|да(?:ю|ем) (?:(?:вам|тебе) )?слово|(?:я )?обещаю, что все',
      'не гарантиру(?:ю|ем)',
    ],
    soon: 'скоро(?! (?:увид|встрет|год|праздник|нов|отпуск|лет|зим|осен|весн|выстав|сезон|конец))|вскоре(?! после)|в (?:(?:самое )?ближайшее время|кратчайшие сроки)|как можно (?:скорее|быстрее)|как только (?:смогу|сможем|будет время|появится время)|на днях (?:\\p{L}+ )?\\p{L}+(?:ю|у|ем|им)|при первой возможности|как (?:будет|появится) время|(?:верну|отве|напиш|пришл)\\p{L}+(?: (?:(?:к )?вам|(?:к )?тебе))? (?:(?:чуть|немного) )?позже',
    misread: [
      '(?:вы|ты) (?:\\p{L}+ )?(?:не (?:поня|прочита|чита|услыша)|неправильно поня)л[аи]?|(?:вы|ты) (?:не слуша|не понима|что-то пута)е(?:те|шь)|читай(?:те)? внимательн\\p{L}+|(?:вы|ты),?(?: \\p{L}+,?)? невнимательно (?:прочита|чита|слуша)л[аи]?|(?:вы|ты) не разобрал(?:ись|ся|ась)',
      '(?:если|что|чего|где) (?:вы|ты) (?:\\p{L}+ )?не (?:поня|прочита|чита|услыша)л[аи]?',
    ],
    policy: 'так(?:ов[аы]|ие|ой|ая) (?:у нас )?(?:правила|порядок|политика)(?=\\s*(?:[.,!;]|$))|у нас так (?:положено|принято|заведено)|против наших правил|не по правилам|не положено|правила есть правила|по (?:нашим )?правилам (?:\\p{L}+ ){0,2}(?:невозмож\\p{L}+|нельзя|запрещен\\p{L}*)',
    'non-apology': '(?:извини|прости)(?:те)?,? (?:но|если (?:вас|тебя|кого|что|мы|доставил[аи]?|причинил[аи]?))|(?:жаль|сожале(?:ю|ем)),? (?:если|что (?:вы|ты) так)|за (?:(?:возможные|доставленные|временные) )?неудобства|если (?:вас|тебя) (?:это|что-то) (?:обидел|задел)\\p{L}*',
  },
  ja: {
    'not-our-problem': '(?:弊社|当社|当方|こちら|うち|私)(?:ども)?(?:の(?:問題|責任|せい)(?:では(?:あり|ござい)ません|じゃない|ではない)|に(?:は|関係)(?:関係)?(?:あり|ござい)ません)|(?:そちら|御社|お客様)の問題です|(?:管轄|対応範囲|担当)外です|担当が違います(?!ので)',
    blame: '(?:お客様|御社|貴社|そちら|あなた)(?:[がは][^。\\n]{0,20}べき(?:でした|だった)|側?の(?:ミス|責任|過失|せい|落ち度)(?!では))|なぜもっと早く|もっと早く[^。\\n]{0,6}(?:くれれば|いただければ|いただいていれば|くれていれば)|(?:お客様|御社|貴社|そちら)の(?:確認|連絡|準備|理解)不足|先に(?:言って|教えて)[^。\\n]{0,8}ないと困',
    repeat: '同じことを何度も|(?:前|以前)にも(?:申し上げ|お伝えし|説明し|ご説明し)ましたが|(?:先日|前回|以前)も?(?:ご?説明した|申し上げた|お伝えした|言った)はず|何度も(?:申し上げ|お伝えし|ご説明し|言って|説明して)|(?:前にも|以前にも|すでに|既に)(?:(?:申し上げた|お伝えした|言った|ご説明した)(?:通り|とおり|はず)|言いましたが)|先ほども(?:申し|言い)',
    'calm-down': '落ち着いて(?:ください|下さい|いただけ)|冷静に(?:なって|お話し|話し)|感情的にな(?:らない|って(?!しま))|怒らないで|(?:考え|気にし)すぎです|大げさです(?!が)',
    impossible: '(?:不可能|無理)です(?!か)|できかねます|(?:絶対に|どうやっても|どうにも)でき(?:ません|ない)|どうしようも(?:あり|ござい)ません|(?:こちら|弊社|当社)では(?:対応|お受け)?できません|それは?できません',
    guarantee: '保証(?:いたし|致し|し)ます|(?:絶対に?|必ず|間違いなく|確実に)(?:大丈夫(?!とは)|成功|うまくいき|間に合|効果が)|(?:問題|失敗|不具合)[^。\\n]{0,10}(?:絶対に|決して)(?:あり|起き|起こり)ません|(?:100|１００)\\s*[%％](?:大丈夫|確実|成功|間に合)',
    soon: '(?:(?:近いうちに?|そのうち)(?!に?(?:また)?、?(?:お会い|お目|会|お?食事|飲み)|の|[0-9０-９一二三四五])|近日中(?!に公開)|(?:なるべく|できるだけ|できる限り)(?:早く|早め)|早急に|至急(?:対応|確認|手配|連絡)|(?:追って|後日|後ほど)、?(?:改めて)?ご?(?:連絡|お知らせ|報告|回答)|時間(?:が|の)(?:でき|あり)次第|手が空き次第)(?!(?:[^。\\n]{0,20}[^て。\\n])?(?:いただ|くださ))',
    misread: '(?:誤解|勘違い)(?:されて|なさって)い(?!る方|るお客)|(?:お客様|御社|貴社|そちら|あなた)の(?:誤解|勘違い)|(?:お読み(?:になって|いただいて)|読まれて|聞かれて)い(?:ない|ません)|(?:よく|ちゃんと|きちんと)(?:読んで|お読み|聞いて)(?:ください|下さい)|(?:よく|ちゃんと|きちんと)(?:お読みになり|読み|聞き)ましたか|(?:お客様|御社|そちら|あなた)[はが](?:誤解|勘違い)して',
    policy: '(?:決まり|規則|規定|ルール)(?:です(?:ので|から)|なので|により(?:お受け|対応)?でき|上、?(?:でき|お受け))|そういう(?:決まり|ルール)|(?:決まり|規則|規定|ルール)で(?:お断り|(?:お受け|対応)?できません)',
    'non-apology': '(?:不快|失礼)[^。\\n]{0,12}(?:のであれば|のでしたら|としたら)|(?:お?気に障|迷惑を(?:お?かけ)|誤解を(?:招|与え))[^。\\n]{0,8}(?:のであれば|のでしたら|としたら|のなら)',
  },
};

const matchers = new Map<Language, readonly (readonly [ToneKind, RegExp])[]>();

/** Phrases that harm, in the order of the text; of one language, or of all. */
export function toneRemarks(text: string, language?: Language): readonly ToneRemark[] {
  // One character for one, so that places stay places.
  const plain = text.replace(/[’ʼ]/g, "'").replace(/ё/g, 'е').replace(/Ё/g, 'Е');
  return (language ? [language] : LANGUAGES)
    .flatMap((one) => matchersOf(one).flatMap(([kind, phrase]) => remarks(plain, kind, phrase)))
    .sort((a, b) => a.index - b.index);
}

/** What may follow in the same sentence, and mends it: a date, or what is possible instead. */
const MENDED: Readonly<Partial<Record<ToneKind, RegExp>>> = {
  soon: /^[^.!?。\n]{0,40}\d/,
  impossible: /^[^.!?。\n]{0,40}(?:, (?:but|но|зато) |が、)/,
};

function remarks(text: string, kind: ToneKind, phrase: RegExp): readonly ToneRemark[] {
  return [...text.matchAll(phrase)].flatMap(({ 0: whole, 1: harm, index }) =>
    harm === undefined || MENDED[kind]?.test(text.slice(index + whole.length)) === true ? [] : [{ index: index + whole.length - harm.length, length: harm.length, kind }]);
}

/** Whole words only, where a language sets words apart. What is harmless is tried first, and swallows what looks like harm. */
function matchersOf(language: Language): readonly (readonly [ToneKind, RegExp])[] {
  const known = matchers.get(language);
  if (known) return known;
  const [before, after] = language === 'ja' ? ['', ''] : ['(?:^|[^\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])'];
  const made = TONE_KINDS.map((kind) => {
    const phrases = PHRASES[language][kind];
    const [harms, harmless] = typeof phrases === 'string' ? [phrases] : phrases;
    const either = harmless === undefined ? '' : `(?:${harmless})|`;
    return [kind, new RegExp(`${before}(?:${either}(${harms}))${after}`.replace(/ /g, '\\s+'), 'giu')] as const;
  });
  matchers.set(language, made);
  return made;
}
