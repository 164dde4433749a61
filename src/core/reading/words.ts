/**
 * The words that notes are written in: property names, kinds and values, in English (canonical), Russian and Japanese,
 * and the user's own names for properties. With `schema.ts` the only reader of front matter.
 */
import type {
  Access, Closeness, Consent, Direction, Engagement, Experience, Favour, InteractionKind, InteractionStatus, Kind, Mood,
  Purpose, RecommendationContent, RecommendationForm, RecommendationPurpose, Relation, Result, ScoredBand, Segment,
  Severity, Solution, Stage, Status, Subject, Term,
} from '../model';
import { detached } from './detached';

/** Words of one meaning: the canonical English one is the key, the others are listed. */
export type WordTable<Meaning extends string> = Readonly<Record<Meaning, readonly string[]>>;

// ── Folding ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** For comparing names and aliases: NFC, trimmed, case folded. */
export function foldName(text: string): string {
  return (isAscii(text) ? text : text.normalize('NFC')).trim().toLowerCase();
}

/** Such a text is the same in every normal form; most are, and looking costs less than normalizing. */
function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 0x7f) return false;
  return true;
}

/** For recognising words: also width (NFKC), ё as е, and hyphens and spaces as the underscore of canonical words. */
export function foldWord(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().replace(/ё/g, 'е').replace(/[\s\-‐–]+/g, '_');
}

/** For recognising headings: as a word, without a colon at the end. */
export function foldHeading(text: string): string {
  return foldKey(text.replace(/[:：]\s*$/u, ''));
}

// ── Properties ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** Every property that is read or written, with its Russian and Japanese names. The key is the canonical name. */
export const PROPERTY_NAMES = {
  type: ['тип', '種類', '種別'],
  aliases: ['alias', 'псевдонимы', 'псевдоним', '別名'],
  client: ['клиент', 'клиенты', 'заказчик', '顧客', 'クライアント'],
  status: ['статус', '状態', 'ステータス'],
  paused: ['приостановлен', 'пауза', '休止', '休止日'],
  ended: ['завершён', 'окончание', '終了', '終了日'],
  resumed: ['возобновлён', 'возобновление', '再開', '再開日'],
  relation: ['отношение', '関係'],
  segment: ['сегмент', '区分', 'セグメント'],
  access: ['доступ', 'アクセス'],
  via: ['через', 'посредник', '経由'],
  term: ['срок_отношений', '期間'],
  engagement: ['сотрудничество', '取引形態'],
  experience: ['опыт', '経験'],
  closeness: ['близость', '親しさ', '距離感'],
  cadence: ['частота', 'периодичность', '頻度', '連絡頻度'],
  preferred_channel: ['канал', 'предпочитаемый_канал', '連絡手段', '希望連絡手段'],
  preferences: ['предпочтения', '要望', '好み'],
  contacts: ['контакты', 'контактные_лица', '担当者', '連絡先'],
  since: ['с', 'клиент_с', '取引開始', '開始日'],
  referred_by: ['рекомендован', 'кто_рекомендовал', '紹介者'],
  industry: ['отрасль', '業界', '業種'],
  email: ['почта', 'メール'],
  phone: ['телефон', '電話番号'],
  language: ['язык', '言語'],
  timezone: ['часовой_пояс', 'タイムゾーン'],
  birthday: ['день_рождения', '誕生日'],
  next_step: ['следующий_шаг', '次の一手', '次のステップ'],
  next_step_due: ['срок_следующего_шага', '次の期限', '次のステップの期限'],
  reviewed: ['проверено', 'проверена', '確認済み', '見直し日'],
  no_ask: ['не_просить', '依頼しない'],
  nda: ['соглашение_о_неразглашении', '秘密保持', '秘密保持契約'],
  health_override: ['оценка', '手動評価'],
  health_override_reason: ['причина_оценки', '手動評価の理由'],
  health_override_until: ['оценка_до', '手動評価の期限'],
  date: ['дата', '日付'],
  kind: ['вид', '手段'],
  direction: ['направление', '方向'],
  mood: ['настроение', '雰囲気', '反応'],
  csat: ['удовлетворённость', '満足度'],
  nps: ['推奨度'],
  ces: ['лёгкость', '手間の少なさ'],
  answered: ['отвечено', 'ответ_получен', '返信', '返信あり'],
  purpose: ['цель', '目的'],
  summary: ['кратко', '概要'],
  subject: ['предмет', 'тема', '件名', '苦情の内容'],
  severity: ['серьёзность', 'важность', '重要度', '深刻度'],
  received: ['получена', 'получено', '受付', '受付日', '受領', '受領日'],
  acknowledged: ['подтверждена', 'принята', '一次回答', '一次回答日'],
  understood: ['понята', 'суть_подтверждена', '内容確認', '内容確認日'],
  offered: ['предложено', 'решение_предложено', '提案', '提案日'],
  solution: ['решение', '解決策', '対応'],
  resolved: ['решена', 'решено', '解決', '解決日'],
  reopened: ['открыта_снова', 'переоткрыта', '再発', '再発日'],
  confirmed: ['проверено_с_клиентом', 'подтверждено_клиентом', '満足確認', '満足確認日'],
  satisfied: ['доволен', 'довольны', '満足'],
  withdrawn: ['отозвана', 'отозвано', '取り下げ', '取り下げ日'],
  owner: ['ответственный', '責任者'],
  form: ['форма', '形式'],
  content: ['содержание', '内容'],
  asked: ['запрошена', 'запрошено', '依頼', '依頼日'],
  given: ['дана', 'дано', '提供', '提供日'],
  declined: ['отклонена', 'отказ', '辞退', '辞退日'],
  published: ['опубликована', 'опубликовано', '公開', '公開日'],
  thanked: ['поблагодарили', 'благодарность', 'お礼', 'お礼日'],
  referred: ['кого_привели', 'приведённый', '紹介先'],
  converted: ['стал_клиентом', '成約', '成約日'],
  consent: ['согласие', '同意'],
  consent_date: ['дата_согласия', '同意日'],
  consent_until: ['согласие_до', '同意期限'],
  review_by: ['пересмотреть_до', '見直し期限'],
  original: ['оригинал', '原本'],
  context: ['контекст', '背景'],
  service: ['услуга', 'サービス'],
  used_in: ['использована_в', '使用先'],
  value: ['сумма', 'стоимость', '金額'],
  currency: ['валюта', '通貨'],
  cost: ['затраты', 'себестоимость', '原価', '費用'],
  stage: ['этап', '段階', 'ステージ'],
  start: ['начало', '開始'],
  due: ['срок', '期限', '納期'],
  moved: ['перенесён', 'перенос', '変更', '期限変更'],
  delivered: ['сдан', 'сдано', '納品', '納品日'],
  completed: ['завершено', 'закрыт', '完了', '完了日'],
  cancelled: ['canceled', 'отменён', 'отменено', '中止', 'キャンセル'],
  result: ['результат', '結果'],
  report_every: ['отчёт_каждые', '報告間隔'],
  favours: ['favors', 'уступки', '便宜'],
  rated: ['дата_оценки', '評価日'],
  rate: ['ставка', '単価'],
  external_url: ['ссылка', '外部リンク'],
  completion: ['выполнено', '完了'],
  repeat: ['повтор', '繰り返し'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type PropertyName = keyof typeof PROPERTY_NAMES;

export function isPropertyName(name: string): name is PropertyName {
  return Object.hasOwn(PROPERTY_NAMES, name);
}

/** The user's own names for properties; a property that has one is read and written under that name only. */
export type OwnNames = Readonly<Partial<Record<PropertyName, string>>>;

/** Property names folded for comparison, by canonical name. */
export type NameIndex = ReadonlyMap<PropertyName, readonly string[]>;

const foldedKeys = new Map<string, string>();
/** Vaults use the same few words again and again: what was worked out for so many of them is kept. */
const WORDS_KEPT = 5_000;

/** A property name folded for comparison. Vaults use the same few keys in every note, so each is folded once. */
export function foldKey(key: string): string {
  const known = foldedKeys.get(key);
  if (known !== undefined) return known;
  if (foldedKeys.size > WORDS_KEPT) foldedKeys.clear();
  const folded = foldWord(key);
  foldedKeys.set(detached(key), folded);
  return folded;
}

/** A property that a name may stand for; of several names in one note the one with the lowest rank counts. */
export interface NamedProperty {
  readonly property: PropertyName;
  readonly rank: number;
}

const turned = new WeakMap<NameIndex, ReadonlyMap<string, readonly NamedProperty[]>>();

/** The properties that each folded name may stand for. */
export function propertiesByName(names: NameIndex): ReadonlyMap<string, readonly NamedProperty[]> {
  const known = turned.get(names);
  if (known) return known;
  const fresh = new Map<string, NamedProperty[]>();
  for (const [property, keys] of names) {
    keys.forEach((key, rank) => {
      const named = fresh.get(key);
      if (named) named.push({ property, rank });
      else fresh.set(key, [{ property, rank }]);
    });
  }
  turned.set(names, fresh);
  return fresh;
}

export function nameIndex(own: OwnNames): NameIndex {
  const index = new Map<PropertyName, readonly string[]>();
  for (const name of Object.keys(PROPERTY_NAMES).filter(isPropertyName)) {
    const ours = own[name]?.trim();
    index.set(name, ours ? [foldKey(ours)] : [name, ...PROPERTY_NAMES[name]].map(foldKey));
  }
  return index;
}

/** The name under which a property is written: the user's own, else the English one. */
export function writtenName(name: PropertyName, own: OwnNames): string {
  return own[name]?.trim() || name;
}

// ── Kinds of notes ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Words of the property `type`; the key's own English word is among them. */
export const KIND_WORDS: Readonly<Record<Kind, readonly string[]>> = {
  client: ['client', 'partner', 'клиент', 'заказчик', 'партнёр', '顧客', 'クライアント', 'パートナー'],
  complaint: ['complaint', 'жалоба', '苦情', 'クレーム'],
  recommendation: ['recommendation', 'referral', 'testimonial', 'рекомендация', 'реферал', 'отзыв', '推薦', '紹介'],
  project: ['project', 'проект', 'プロジェクト', '案件'],
  interaction: ['interaction', 'meeting', 'call', 'взаимодействие', 'встреча', 'звонок', 'やり取り', '面談', '通話'],
  topic: ['topic', 'тема', 'トピック'],
};

export const KINDS = ['client', 'complaint', 'recommendation', 'project', 'interaction', 'topic'] as const satisfies readonly Kind[];

const PARTNER_WORDS = new Set(['partner', 'партнёр', 'パートナー'].map(foldWord));

export function isPartnerWord(word: string): boolean {
  return PARTNER_WORDS.has(foldWord(word));
}

// ── Values ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const STATUS: WordTable<Status> = {
  active: ['активный', 'активен', 'действующий', '取引中', 'アクティブ'],
  prospect: ['lead', 'потенциальный', 'перспективный', '見込み', '見込み客'],
  paused: ['пауза', 'на_паузе', 'приостановлен', '休止', '休止中'],
  former: ['бывший', 'завершён', '終了', '元顧客'],
};
export const RELATION: WordTable<Relation> = { client: ['клиент', 'заказчик', '顧客'], partner: ['партнёр', 'パートナー'] };
export const SEGMENT: WordTable<Segment> = { key: ['ключевой', '重要', '主要'], supporting: ['поддерживающий', '一般', '通常'] };
export const ACCESS: WordTable<Access> = { direct: ['прямой', '直接'], indirect: ['косвенный', '間接'] };
export const TERM: WordTable<Term> = { short_term: ['краткосрочный', '短期'], long_term: ['долгосрочный', '長期'] };
export const ENGAGEMENT: WordTable<Engagement> = {
  one_off: ['проектный', 'разовый', '単発'],
  regular: ['регулярный', '継続'],
  long_term: ['долгосрочный', '長期'],
  strategic: ['стратегический', '戦略的'],
  referrer: ['реферальный', 'рекомендатель', '紹介元'],
};
export const EXPERIENCE: WordTable<Experience> = {
  novice: ['новичок', '初心者'],
  experienced: ['опытный', '経験者'],
  professional: ['профессионал', 'プロ'],
  skeptic: ['sceptic', 'скептик', '懐疑的'],
  enthusiast: ['энтузиаст', '熱心'],
};
export const CLOSENESS: WordTable<Closeness> = {
  stranger: ['незнакомый', 'незнакомец', '知らない人'],
  client: ['клиент', '顧客', 'クライアント'],
  client_friend: ['клиент_друг', '顧客から友人', 'クライアント_友人'],
  friend_client: ['друг_клиент', '友人から顧客', '友人_クライアント'],
  friend_of_friend: ['друг_друга', '友人の友人'],
  partner: ['партнёр', 'パートナー'],
};
export const BAND: WordTable<ScoredBand> = {
  healthy: ['хорошо', 'в_порядке', 'здоровые', '良好'],
  watch: ['внимание', 'требует_внимания', '要注意'],
  'at-risk': ['at_risk', 'в_зоне_риска', 'под_угрозой', 'риск', '要対応', '危険'],
};

export const INTERACTION_KIND: WordTable<InteractionKind> = {
  email: ['mail', 'e-mail', 'письмо', 'почта', 'имейл', 'переписка', 'メール'],
  letter: ['手紙'],
  document: ['документ', '書類'],
  chat: ['message', 'чат', 'сообщение', 'チャット'],
  call: ['phone', 'звонок', 'созвон', '電話', '通話'],
  video: ['zoom', 'видео', 'ビデオ'],
  meeting: ['visit', 'встреча', 'визит', '会議', '面談', '打ち合わせ', '訪問'],
  event: ['мероприятие', 'イベント'],
  meal: ['lunch', 'dinner', 'обед', 'ужин', '食事'],
  social: [],
  note: ['заметка', 'メモ'],
  complaint: ['жалоба', '苦情', 'クレーム'],
  contact: ['контакт', '連絡'],
};
export const DIRECTION: WordTable<Exclude<Direction, 'unknown'>> = {
  in: ['вх', 'входящее', 'входящий', '受信', '←'],
  out: ['исх', 'исходящее', 'исходящий', '送信', '→'],
  both: ['взаимно', '双方', '↔'],
};
export const INTERACTION_STATUS: WordTable<InteractionStatus> = {
  held: ['done', 'состоялась', 'состоялось', 'проведена', '実施', '実施済み'],
  planned: ['запланирована', 'запланировано', 'план', '予定'],
  cancelled: ['canceled', 'отменена', 'отменено', '中止', 'キャンセル'],
};
export const MOOD: WordTable<Mood> = {
  positive: ['good', 'хорошее', 'позитивное', 'хорошо', '良い', '好意的'],
  neutral: ['нейтральное', 'нейтрально', '普通'],
  negative: ['bad', 'плохое', 'негативное', 'плохо', '悪い', '不満'],
};
export const PURPOSE: WordTable<Purpose> = {
  status: ['статус', 'отчёт', '状況報告', '進捗'],
  offer: ['предложение', '提案'],
  greeting: ['поздравление', 'お祝い', '挨拶'],
  invitation: ['приглашение', '招待'],
  warning: ['предупреждение', '遅延連絡', '注意喚起'],
  feedback: ['обратная_связь', 'フィードバック'],
  change: ['изменение', '変更'],
  reply: ['ответ', '返信'],
  thanks: ['благодарность', 'お礼'],
  request: ['запрос', 'просьба', '依頼'],
  personal: ['личное', '近況', '個人的'],
};

export const SUBJECT: WordTable<Subject> = {
  delay: ['задержка', '遅延', '遅れ'],
  delivery_quality: ['качество_поставки', '納品の品質'],
  service_quality: ['качество_услуги', 'サービスの品質'],
  communication: ['общение', 'коммуникация', '連絡'],
  billing: ['счёт', 'оплата', '請求'],
  person: ['сотрудник', 'человек', '担当者'],
  company: ['компания', '会社'],
  public_review: ['публичный_отзыв', '公開レビュー', '口コミ'],
  other: ['другое', 'その他'],
};
export const SEVERITY: WordTable<Severity> = {
  low: ['низкая', '低', '軽微'],
  medium: ['средняя', '中'],
  high: ['высокая', '高'],
  critical: ['критическая', '重大', '緊急'],
};
export const SOLUTION: WordTable<Solution> = {
  apology: ['извинение', 'извинения', '謝罪', 'お詫び'],
  rework: ['доработка', 'переделка', '修正', 'やり直し'],
  terms: ['условия', 'пересмотр_условий', '条件変更'],
  compensation: ['компенсация', '補償'],
  expedite: ['ускорение', '優先対応'],
};

export const FORM: WordTable<RecommendationForm> = {
  formal_letter: ['letter', 'рекомендательное_письмо', 'письмо', '推薦状'],
  linkedin: [],
  platform_review: ['отзыв_на_платформе', 'レビュー', 'プラットフォームのレビュー'],
  public: ['публичная', '公開'],
  professional_network: ['профессиональная_сеть', '専門ネットワーク'],
  written: ['testimonial', 'письменная', '書面'],
  to_colleagues: ['коллегам', '同僚へ'],
  at_event: ['на_мероприятии', 'イベントで'],
  mention: ['упоминание', '言及'],
  word_of_mouth: ['сарафанное_радио', 'из_уст_в_уста', '口コミ'],
  to_clients: ['клиентам', '顧客へ'],
  to_partners: ['партнёрам', 'パートナーへ'],
  in_industry: ['в_отрасли', '業界内'],
  oral: ['устная', '口頭'],
  referral: ['реферал', 'привёл_клиента', '紹介'],
};
export const RECOMMENDATION_DIRECTION: WordTable<'received' | 'given'> = {
  received: ['получена', 'получено', '受領'],
  given: ['дана', 'дано', '提供'],
};
export const CONTENT: WordTable<RecommendationContent> = {
  skills: ['навыки', 'スキル', '技術'],
  results: ['результаты', '成果'],
  conduct: ['поведение', '姿勢'],
  relationship: ['отношения', '関係'],
};
export const RECOMMENDATION_PURPOSE: WordTable<RecommendationPurpose> = {
  new_clients: ['новые_клиенты', '新規顧客'],
  partners: ['партнёры', 'パートナー'],
  opportunities: ['возможности', '機会'],
  development: ['развитие', '成長'],
};
export const CONSENT: WordTable<Consent> = {
  none: ['нет', 'なし'],
  private: ['личное', 'только_лично', '非公開'],
  anonymous: ['анонимно', '匿名'],
  named: ['с_именем', '記名', '実名'],
  public: ['публично', '公開'],
};

export const STAGE: WordTable<Stage> = {
  contact: ['контакт', 'установление_контакта', '接触', '初回接触'],
  discussion: ['обсуждение', '協議', '打ち合わせ'],
  delivery: ['выполнение', '実施', '制作'],
  closing: ['завершение', '完了', '締め'],
  aftercare: ['поддержание', 'フォロー', 'アフターケア'],
};
export const RESULT: WordTable<Result> = {
  success: ['успех', '成功'],
  partial: ['частично', '一部', '部分的'],
  failure: ['неудача', 'провал', '失敗'],
};
export const FAVOUR: WordTable<Favour> = {
  unpaid: ['бесплатно', '無償'],
  scope_creep: ['сверх_объёма', '範囲外'],
  discount: ['скидка', '値引き'],
};

/** Words of `true` and `false` that are not YAML's own. */
export const BOOLEAN: WordTable<'true' | 'false'> = {
  true: ['yes', 'да', 'はい', '有'],
  false: ['no', 'нет', 'いいえ', '無'],
};

/** Named cadences, in days, and the units of a counted one (`2 weeks`). */
export const CADENCE_WORDS: ReadonlyMap<string, number> = new Map(
  [
    ['weekly', 7], ['biweekly', 14], ['monthly', 30], ['quarterly', 91], ['yearly', 365],
    ['еженедельно', 7], ['раз в две недели', 14], ['ежемесячно', 30], ['ежеквартально', 91], ['ежегодно', 365],
    ['毎週', 7], ['隔週', 14], ['毎月', 30], ['四半期', 91], ['四半期ごと', 91], ['毎年', 365],
  ].map(([word, days]): [string, number] => [foldWord(String(word)), Number(days)]),
);
export const CADENCE_UNITS: ReadonlyMap<string, number> = new Map([
  ['day', 1], ['days', 1], ['week', 7], ['weeks', 7], ['month', 30], ['months', 30], ['year', 365], ['years', 365],
  ['день', 1], ['дня', 1], ['дней', 1], ['неделя', 7], ['неделю', 7], ['недели', 7], ['недель', 7], ['месяц', 30], ['месяца', 30],
  ['месяцев', 30], ['год', 365], ['года', 365], ['лет', 365],
  ['日', 1], ['日間', 1], ['週', 7], ['週間', 7], ['か月', 30], ['ヶ月', 30], ['カ月', 30], ['ケ月', 30], ['年', 365],
]);

/** Headings under which a client card's log is read, and those under which its promises are written. */
export const LOG_HEADINGS: readonly string[] = [
  'Interactions', 'Log', 'History', 'Meetings', 'Взаимодействия', 'История', 'Журнал', 'Встречи', 'やり取り', '記録', '履歴',
];
export const PROMISE_HEADINGS: readonly string[] = ['Promises', 'Обещания', '約束'];
/** Of a project note, as its built-in text has them. */
export const MILESTONE_HEADINGS: readonly string[] = ['Milestones', 'Вехи', '節目'];

/** Inline task fields of other notations read like 📅, ✅ and ❌ are in `PROPERTY_NAMES`: due, completion, cancelled. */

/** Says what a word means: the canonical key of a table, whatever language it is written in; null: the table lacks it. */
export type Meanings<M extends string> = (word: string) => M | null;

/** A reader of one table, which is put in order when the first word is asked; what was asked is kept as it was written. */
export function meaningsOf<M extends string>(table: WordTable<M>): Meanings<M> {
  let folded: ReadonlyMap<string, M> | null = null;
  const answers = new Map<string, M | null>();
  return (word) => {
    const known = answers.get(word);
    if (known !== undefined) return known;
    folded ??= foldedWords(table);
    const answer = folded.get(foldWord(word)) ?? null;
    if (answers.size > WORDS_KEPT) answers.clear();
    answers.set(detached(word), answer);
    return answer;
  };
}

/** How many words are known without cutting them out of their text; a power of two. */
const PLACES = 256;

/** A reader of the words inside a text: those that come again and again are known by their letters where they stand. */
export function meaningsWithin<M extends string>(table: WordTable<M>): (text: string, from: number, to: number) => M | null {
  const meaningOf = meaningsOf(table);
  // Each word has one place, and gives way to the next that comes there.
  const words = Array.from({ length: PLACES }, () => '');
  const meanings = Array.from({ length: PLACES }, (): M | null => null);
  return (text, from, to) => {
    if (from >= to) return null;
    let place = 0;
    for (let at = from; at < to; at += 1) place = (place * 31 + text.charCodeAt(at)) & (PLACES - 1);
    const known = words[place] ?? '';
    if (known.length === to - from && text.startsWith(known, from)) return meanings[place] ?? null;
    const word = text.slice(from, to);
    const found = meaningOf(word);
    words[place] = detached(word);
    meanings[place] = found;
    return found;
  };
}

function foldedWords<M extends string>(table: WordTable<M>): ReadonlyMap<string, M> {
  const folded = new Map<string, M>();
  for (const key of Object.keys(table)) if (isKeyOf(table, key)) for (const word of [key, ...table[key]]) folded.set(foldWord(word), key);
  return folded;
}

function isKeyOf<M extends string>(table: WordTable<M>, key: string): key is M {
  return Object.hasOwn(table, key);
}

const readers = new WeakMap<object, Meanings<string>>();

/** The meaning of a word in a table that is not always the same one. */
export function meaning<M extends string>(table: WordTable<M>, word: string): M | null {
  let read = readers.get(table);
  if (!read) readers.set(table, (read = meaningsOf<string>(table)));
  const key = read(word);
  return key !== null && isKeyOf(table, key) ? key : null;
}
