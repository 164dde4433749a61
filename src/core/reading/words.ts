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

/** Words as they stand in the tables, with spaces between them. */
function apart(words: string): readonly string[] {
  return words.split(' ');
}

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
  type: apart('тип 種類 種別'),
  aliases: apart('alias псевдонимы псевдоним 別名'),
  client: apart('клиент клиенты заказчик 顧客 クライアント'),
  status: apart('статус 状態 ステータス'),
  paused: apart('приостановлен пауза 休止 休止日'),
  ended: apart('завершён окончание 終了 終了日'),
  resumed: apart('возобновлён возобновление 再開 再開日'),
  relation: apart('отношение 関係'),
  segment: apart('сегмент 区分 セグメント'),
  access: apart('доступ アクセス'),
  via: apart('через посредник 経由'),
  term: apart('срок_отношений 期間'),
  engagement: apart('сотрудничество 取引形態'),
  experience: apart('опыт 経験'),
  closeness: apart('близость 親しさ 距離感'),
  cadence: apart('частота периодичность 頻度 連絡頻度'),
  solve_within: apart('решить_за решение_жалоб_за 解決期限 解決までの日数'),
  preferred_channel: apart('канал предпочитаемый_канал канал_связи 連絡手段 希望連絡手段'),
  preferences: apart('предпочтения 要望 好み'),
  contacts: apart('контакты контактные_лица 担当者 連絡先'),
  since: apart('с клиент_с 取引開始 開始日'),
  referred_by: apart('рекомендован кто_рекомендовал 紹介者'),
  industry: apart('отрасль 業界 業種'),
  email: apart('почта メール'),
  phone: apart('телефон 電話番号'),
  language: apart('язык 言語'),
  timezone: apart('часовой_пояс タイムゾーン'),
  birthday: apart('день_рождения 誕生日'),
  next_step: apart('следующий_шаг следующее_действие 次の一手 次のステップ 次のアクション 次にすること'),
  next_step_due: apart('срок_следующего_шага 次の期限 次のステップの期限'),
  reviewed: apart('проверено проверена 確認済み 見直し日'),
  no_ask: apart('не_просить 依頼しない'),
  nda: apart('соглашение_о_неразглашении 秘密保持 秘密保持契約'),
  health_override: apart('оценка 手動評価'),
  health_override_reason: apart('причина_оценки 手動評価の理由'),
  health_override_until: apart('оценка_до 手動評価の期限'),
  date: apart('дата 日付'),
  kind: apart('вид 手段'),
  direction: apart('направление 方向'),
  mood: apart('настроение 雰囲気 反応'),
  csat: apart('удовлетворённость оценка 満足度 評価'),
  nps: apart('готовность_рекомендовать 推奨度'),
  ces: apart('лёгкость 手間の少なさ'),
  answered: apart('отвечено ответ_получен 返信 返信あり'),
  purpose: apart('цель 目的'),
  summary: apart('кратко суть 概要 要約'),
  subject: apart('предмет тема 件名 苦情の内容 苦情の種類'),
  severity: apart('серьёзность важность 重要度 深刻度'),
  received: apart('получена получено 受付 受付日 受領 受領日'),
  acknowledged: apart('принята первый_ответ 一次回答 一次回答日'),
  understood: apart('понята суть_подтверждена 内容確認 内容確認日'),
  offered: apart('предложено решение_предложено 提案 提案日'),
  solution: apart('решение 解決策 対応 対応策'),
  resolved: apart('решена решено 解決 解決日'),
  reopened: apart('открыта_снова переоткрыта открыта_повторно 再発 再発日'),
  confirmed: apart('проверено_с_клиентом подтверждено_клиентом 満足確認 満足確認日'),
  satisfied: apart('доволен довольны 満足'),
  withdrawn: apart('отозвана отозвано 取り下げ 取り下げ日'),
  owner: apart('ответственный 責任者 担当者'),
  form: apart('форма 形式'),
  content: apart('содержание 内容'),
  asked: apart('запрошена запрошено 依頼 依頼日'),
  given: apart('дана дано 提供 提供日'),
  declined: apart('отклонена отказ 辞退 辞退日'),
  published: apart('опубликована опубликовано 公開 公開日'),
  thanked: apart('поблагодарили благодарность お礼 お礼日'),
  referred: apart('кого_привели приведённый 紹介先'),
  converted: apart('стал_клиентом 成約 成約日'),
  consent: apart('согласие 同意'),
  consent_date: apart('дата_согласия 同意日'),
  consent_until: apart('согласие_до 同意期限'),
  review_by: apart('пересмотреть_до 見直し期限'),
  original: apart('оригинал 原本'),
  context: apart('контекст 背景'),
  service: apart('услуга サービス'),
  used_in: apart('использована_в 使用先'),
  value: apart('сумма стоимость 金額'),
  currency: apart('валюта 通貨'),
  cost: apart('затраты себестоимость расходы 原価 費用'),
  stage: apart('этап 段階 ステージ'),
  start: apart('начало 開始'),
  due: apart('срок дедлайн 期限 納期 期日 締切 締め切り'),
  moved: apart('перенесён перенос 変更 期限変更 期日変更'),
  delivered: apart('сдан сдано 納品 納品日'),
  completed: apart('завершено закрыт завершён 完了 完了日'),
  cancelled: apart('canceled отменён отменено 中止 キャンセル'),
  result: apart('результат 結果'),
  report_every: apart('отчёт_каждые 報告間隔'),
  favours: apart('favors уступки 便宜'),
  rated: apart('дата_оценки 評価日'),
  rate: apart('ставка 単価'),
  external_url: apart('ссылка 外部リンク'),
  completion: apart('выполнено 完了'),
  repeat: apart('повтор 繰り返し'),
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
  client: apart('client partner клиент заказчик партнёр 顧客 クライアント パートナー'),
  complaint: apart('complaint жалоба претензия рекламация 苦情 クレーム'),
  recommendation: apart('recommendation referral testimonial рекомендация реферал отзыв 推薦 紹介'),
  project: apart('project проект プロジェクト 案件'),
  interaction: apart('interaction meeting call взаимодействие встреча звонок созвон やり取り 面談 通話 やりとり 会議 打ち合わせ 電話'),
  topic: apart('topic тема トピック'),
};

export const KINDS = ['client', 'complaint', 'recommendation', 'project', 'interaction', 'topic'] as const satisfies readonly Kind[];

const PARTNER_WORDS = new Set(['partner', 'партнёр', 'パートナー'].map(foldWord));

export function isPartnerWord(word: string): boolean {
  return PARTNER_WORDS.has(foldWord(word));
}

// ── Values ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const STATUS: WordTable<Status> = {
  active: apart('активный активен действующий активна 取引中 アクティブ'),
  prospect: apart('lead потенциальный перспективный потенциальный_клиент лид 見込み 見込み客 見込み顧客'),
  paused: apart('on_hold пауза на_паузе приостановлен приостановлена 休止 休止中 保留 保留中'),
  former: apart('бывший завершён бывший_клиент бывшая 終了 元顧客 過去の顧客 取引終了'),
};
export const RELATION: WordTable<Relation> = { client: apart('клиент заказчик 顧客 クライアント'), partner: apart('партнёр パートナー') };
export const SEGMENT: WordTable<Segment> = { key: apart('ключевой ключевой_клиент важный 重要 主要 重要顧客'), supporting: apart('поддерживающий обычный обычный_клиент 一般 通常 一般顧客') };
export const ACCESS: WordTable<Access> = { direct: apart('прямой напрямую 直接'), indirect: apart('косвенный через_посредника 間接 間接的') };
export const TERM: WordTable<Term> = { short_term: apart('краткосрочный краткосрочные 短期'), long_term: apart('долгосрочный долгосрочные 長期') };
export const ENGAGEMENT: WordTable<Engagement> = {
  one_off: apart('проектный разовый разовое 単発 スポット'),
  regular: apart('регулярный регулярное постоянный 継続 定期'),
  long_term: apart('долгосрочный долгосрочное 長期'),
  strategic: apart('стратегический стратегическое 戦略的'),
  referrer: apart('реферальный рекомендатель 紹介元'),
};
export const EXPERIENCE: WordTable<Experience> = {
  novice: apart('новичок 初心者 未経験'),
  experienced: apart('опытный 経験者'),
  professional: apart('профессионал プロ'),
  skeptic: apart('sceptic скептик 懐疑的'),
  enthusiast: apart('энтузиаст 熱心'),
};
export const CLOSENESS: WordTable<Closeness> = {
  stranger: apart('незнакомый незнакомец посторонний 知らない人 面識なし'),
  client: apart('клиент 顧客 クライアント'),
  client_friend: apart('клиент_друг клиент_и_друг 顧客から友人 クライアント_友人 顧客であり友人'),
  friend_client: apart('друг_клиент друг_и_клиент 友人から顧客 友人_クライアント 友人であり顧客'),
  friend_of_friend: apart('друг_друга друг_друзей 友人の友人'),
  partner: apart('партнёр パートナー'),
};
export const BAND: WordTable<ScoredBand> = {
  healthy: apart('хорошо в_порядке здоровые 良好'),
  watch: apart('внимание требует_внимания 要注意'),
  'at-risk': apart('at_risk в_зоне_риска под_угрозой риск 要対応 危険'),
};

export const INTERACTION_KIND: WordTable<InteractionKind> = {
  email: apart('mail e-mail письмо почта имейл переписка имейлы емейл メール eメール 電子メール'),
  letter: apart('бумажное-письмо открытка 手紙 はがき 郵便'),
  document: apart('документ 書類 文書 資料'),
  chat: apart('message whatsapp telegram slack чат сообщение мессенджер телеграм ватсап チャット メッセージ'),
  call: apart('phone tel звонок созвон звонил звонила звонили позвонил позвонила позвонили созвонились 電話 通話 電話会議 架電 受電'),
  video: apart('zoom видеозвонок видео видеовстреча зум ビデオ通話 ビデオ ビデオ会議 オンライン会議 web会議 ズーム'),
  meeting: apart('visit mtg встреча визит встретились встретился встретилась совещание переговоры 打ち合わせ 会議 面談 訪問 打合せ 打合わせ ミーティング 商談 来訪 来社'),
  event: apart('мероприятие конференция выставка семинар イベント セミナー 展示会'),
  meal: apart('lunch dinner breakfast обед ужин завтрак ланч пообедали поужинали 食事 会食 ランチ 昼食 夕食'),
  social: apart('неформально неформальная_встреча посиделки 懇親 懇親会 交流会 飲み会'),
  note: apart('заметка примечание メモ 備考 覚書'),
  complaint: apart('жалоба претензия рекламация 苦情 クレーム'),
  contact: apart('контакт 連絡'),
};
export const DIRECTION: WordTable<Exclude<Direction, 'unknown'>> = {
  in: apart('вх входящее входящий 受信 着信 先方から ←'),
  out: apart('исх исходящее исходящий 送信 発信 こちらから →'),
  both: apart('взаимно обоюдно 双方 相互 ↔'),
};
export const INTERACTION_STATUS: WordTable<InteractionStatus> = {
  held: apart('done состоялась состоялось проведена состоялся прошла 実施 実施済み 済み 済 完了'),
  planned: apart('запланирована запланировано план запланирован 予定'),
  cancelled: apart('canceled отменена отменено отменён 中止 キャンセル 取りやめ 取り消し'),
};
export const MOOD: WordTable<Mood> = {
  positive: apart('good хорошее позитивное хорошо положительное отличное 良い 好意的 良好 満足'),
  neutral: apart('нейтральное нейтрально 普通 中立'),
  negative: apart('bad плохое негативное плохо отрицательное 悪い 不満'),
};
export const PURPOSE: WordTable<Purpose> = {
  status: apart('статус отчёт отчёт_о_ходе_работ 状況報告 進捗 進捗報告 報告'),
  offer: apart('предложение 提案'),
  greeting: apart('поздравление お祝い 挨拶'),
  invitation: apart('приглашение 招待 お誘い'),
  warning: apart('предупреждение предупреждение_о_задержке 遅延連絡 注意喚起 遅れの連絡'),
  feedback: apart('обратная_связь отзыв フィードバック 感想'),
  change: apart('изменение 変更'),
  reply: apart('ответ 返信'),
  thanks: apart('благодарность お礼'),
  request: apart('запрос просьба 依頼 お願い'),
  personal: apart('личное 近況 個人的 雑談'),
};

export const SUBJECT: WordTable<Subject> = {
  delay: apart('задержка срыв_срока просрочка опоздание 遅延 遅れ 納期遅れ'),
  delivery_quality: apart('качество_результата качество_поставки 成果物の品質 納品の品質'),
  service_quality: apart('качество_обслуживания качество_услуги обслуживание 対応の品質 サービスの品質 対応'),
  communication: apart('общение коммуникация 意思疎通 連絡'),
  billing: apart('счёт оплата счета счета_и_оплата 請求 請求書'),
  person: apart('сотрудник человек 担当者'),
  company: apart('компания 会社'),
  industry: apart('отрасль вся_отрасль 業界 業界全体'),
  public_review: apart('публичный_отзыв 公開レビュー 口コミ'),
  other: apart('другое прочее その他'),
};
export const SEVERITY: WordTable<Severity> = {
  low: apart('низкая низкий 低 軽微 低い'),
  medium: apart('средняя средний 中 中程度'),
  high: apart('высокая высокий 高 高い'),
  critical: apart('критическая критичная 重大 緊急'),
};
export const SOLUTION: WordTable<Solution> = {
  apology: apart('извинение извинения 謝罪 お詫び'),
  rework: apart('доработка переделка 修正 やり直し'),
  terms: apart('условия пересмотр_условий новые_условия 条件変更 条件の見直し'),
  compensation: apart('компенсация 補償'),
  expedite: apart('ускорение 優先対応 納期の短縮 納期短縮'),
};

export const FORM: WordTable<RecommendationForm> = {
  formal_letter: apart('letter рекомендательное_письмо письмо 推薦状'),
  linkedin: apart('линкедин リンクトイン'),
  platform_review: apart('отзыв_на_платформе отзыв_на_площадке レビュー プラットフォームのレビュー サイトのレビュー'),
  public: apart('публичная публичная_рекомендация 公開 公開の推薦文'),
  professional_network: apart('профессиональная_сеть 専門ネットワーク 専門家ネットワーク'),
  written: apart('testimonial письменная письменная_рекомендация 書面 書面での推薦'),
  to_colleagues: apart('коллегам рекомендация_коллегам 同僚へ 同僚への推薦'),
  at_event: apart('на_мероприятии рекомендация_на_мероприятии イベントで イベントでの推薦'),
  mention: apart('упоминание 言及'),
  word_of_mouth: apart('сарафанное_радио из_уст_в_уста 口コミ'),
  to_clients: apart('клиентам рекомендация_клиентам 顧客へ 顧客への推薦'),
  to_partners: apart('партнёрам рекомендация_партнёрам パートナーへ 取引先への推薦'),
  in_industry: apart('в_отрасли рекомендация_в_отрасли 業界内 業界内での推薦'),
  oral: apart('устная устная_рекомендация 口頭 口頭での推薦'),
  referral: apart('реферал привёл_клиента рекомендация_знакомым 紹介'),
};
export const RECOMMENDATION_DIRECTION: WordTable<'received' | 'given'> = {
  received: apart('получена получено 受領'),
  given: apart('дана дано 提供'),
};
export const CONTENT: WordTable<RecommendationContent> = {
  skills: apart('навыки スキル 技術'),
  results: apart('результаты 成果'),
  conduct: apart('поведение манера_работы 姿勢 仕事の姿勢'),
  relationship: apart('отношения 関係'),
};
export const RECOMMENDATION_PURPOSE: WordTable<RecommendationPurpose> = {
  new_clients: apart('новые_клиенты 新規顧客'),
  partners: apart('партнёры パートナー'),
  opportunities: apart('возможности 機会'),
  development: apart('развитие 成長'),
};
export const CONSENT: WordTable<Consent> = {
  none: apart('нет нет_согласия なし 同意なし'),
  private: apart('личное только_лично 非公開 個別提示のみ'),
  anonymous: apart('анонимно анонимное без_имени 匿名 匿名可'),
  named: apart('с_именем 記名 実名 実名可'),
  public: apart('публично публичное 公開 公開可'),
};

export const STAGE: WordTable<Stage> = {
  contact: apart('контакт установление_контакта знакомство 接触 初回接触'),
  discussion: apart('обсуждение переговоры 協議 打ち合わせ すり合わせ 商談'),
  delivery: apart('выполнение работа в_работе 実施 制作 実行'),
  closing: apart('завершение сдача 完了 締め 納品'),
  aftercare: apart('поддержание сопровождение после_проекта フォロー アフターケア 完了後'),
};
export const RESULT: WordTable<Result> = {
  success: apart('успех успешно 成功'),
  partial: apart('частично частичный_успех 一部 部分的 一部成功'),
  failure: apart('неудача провал 失敗'),
};
export const FAVOUR: WordTable<Favour> = {
  unpaid: apart('бесплатно бесплатная_работа 無償 無償の作業 無料'),
  scope_creep: apart('сверх_объёма разросшийся_объём 範囲外 範囲の拡大'),
  discount: apart('скидка 値引き 割引'),
};

/** Words of `true` and `false` that are not YAML's own. */
export const BOOLEAN: WordTable<'true' | 'false'> = {
  true: apart('yes да はい 有 有り あり 済み 済 ○'),
  false: apart('no нет いいえ 無 無し なし 未 ×'),
};

/** Named cadences, how many days each is, and the units of a counted one (`2 weeks`, `every 2 weeks`, `раз в месяц`, `2週間ごと`). */
export const CADENCE = {
  weekly: apart('еженедельно 毎週 週1回'),
  biweekly: apart('раз_в_две_недели 隔週'),
  monthly: apart('ежемесячно 毎月 月1回 月に1回'),
  quarterly: apart('ежеквартально 四半期'),
  half_yearly: apart('раз_в_полгода 半年'),
  yearly: apart('ежегодно 毎年 年1回'),
} as const satisfies WordTable<string>;
export const CADENCE_DAYS: Readonly<Record<keyof typeof CADENCE, number>> = { weekly: 7, biweekly: 14, monthly: 30, quarterly: 91, half_yearly: 182, yearly: 365 };
export const CADENCE_UNITS: ReadonlyMap<string, number> = new Map([
  ['day', 1], ['days', 1], ['week', 7], ['weeks', 7], ['month', 30], ['months', 30], ['quarter', 91], ['year', 365], ['years', 365],
  ['день', 1], ['дня', 1], ['дней', 1], ['неделя', 7], ['неделю', 7], ['недели', 7], ['недель', 7], ['месяц', 30], ['месяца', 30],
  ['месяцев', 30], ['квартал', 91], ['год', 365], ['года', 365], ['лет', 365],
  ['日', 1], ['日間', 1], ['週', 7], ['週間', 7], ['か月', 30], ['ヶ月', 30], ['カ月', 30], ['ケ月', 30], ['年', 365],
]);

/** Headings under which a client card's log is read, and those under which its promises are written. */
export const LOG_HEADINGS: readonly string[] = [
  'Interactions', 'Log', 'History', 'Meetings', 'Взаимодействия', 'История', 'Журнал', 'Встречи', 'История взаимодействий', 'История общения',
  'やり取り', '記録', '履歴', 'やりとり', '対応履歴', '連絡履歴',
];
export const PROMISE_HEADINGS: readonly string[] = ['Promises', 'Обещания', '約束'];
/** What stands under these never leaves the vault. */
export const PRIVATE_HEADINGS: readonly string[] = [
  'Private', 'Private notes', 'Not for the client', 'Личное', 'Только для себя', 'Для себя', 'Не для клиента', '非公開', '自分用', '社外秘',
];
/** Of a project note, as its built-in text has them. */
export const MILESTONE_HEADINGS: readonly string[] = ['Milestones', 'Вехи', '節目', 'マイルストーン'];

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
