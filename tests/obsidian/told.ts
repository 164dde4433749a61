/** What a consultant types in the weeks of `day-of-a-consultant.test.ts`, in three languages. */
import type { Language } from '../../src/core/i18n/lookup';

export interface Told {
  readonly me: string;
  readonly inThreeDays: string;
  readonly tomorrow: string;
  readonly client: string;
  readonly alias: string;
  readonly contact: string;
  readonly needs: string;
  readonly meeting: string;
  readonly theySaid: string;
  readonly decided: string;
  readonly summary: string;
  readonly offer: string;
  readonly wrong: string;
  readonly agreed: string;
  readonly theirList: string;
  readonly project: string;
  readonly outcome: string;
  readonly saturday: string;
  readonly willing: string;
  /** Answers for the places of messages, in the order in which they stand. */
  readonly delay: readonly string[];
  readonly delayAnswer: string;
  readonly shown: string;
  readonly complaint: string;
  readonly complaintWords: string;
  readonly apology: readonly string[];
  readonly listen: readonly string[];
  readonly listened: string;
  readonly understood: string;
  readonly solution: readonly string[];
  readonly offered: string;
  readonly solved: string;
  readonly stays: string;
  readonly confirm: readonly string[];
  readonly confirmed: string;
  readonly thanks: readonly string[];
  readonly lookedBack: string;
  readonly asking: readonly string[];
  readonly letter: string;
  readonly thanksForLetter: readonly string[];
}

export const TOLD: Readonly<Record<Language, Told>> = {
  en: {
    me: 'Robin Hale', inThreeDays: '+3d', tomorrow: 'tomorrow',
    client: 'Larkspur Clinic', alias: 'Larkspur', contact: 'Dana Whitfield',
    needs: 'patients book without calling',
    meeting: 'First meeting with Larkspur',
    theySaid: 'The phone rings all morning, and half of the calls are about moving an appointment.',
    decided: 'I send an offer by Friday.',
    summary: 'Summary of the meeting, please correct it',
    offer: 'Send the offer',
    wrong: 'Asked for the invoice of January',
    agreed: 'They take the offer as it is',
    theirList: 'Larkspur sends the list of treatments',
    project: 'Online booking',
    outcome: 'half of the appointments are made and moved without a call',
    saturday: 'Add the hours of Saturday', willing: 'Gladly, the letter comes next week',
    delay: ['the list of treatments came ten days late', '12 March', 'a shorter list to begin with'],
    delayAnswer: 'The 12th is fine, better complete than early',
    shown: 'First version shown, they tried it themselves',
    complaint: 'Reminders went out twice',
    complaintWords: 'Eleven patients called us this morning. They got every reminder twice.\nWe look as if we had no control over it.',
    apology: ['the reminders that went out twice', 'stopped them until the cause is found', 'tomorrow noon'],
    listen: ['the reminders', 'Tuesday at ten'],
    listened: 'Heard them out: the doubt of the patients is worse than the calls',
    understood: 'Patients doubt whether their appointment holds. Dana agreed to this wording.',
    solution: ['a call to every patient concerned at my expense', 'one short message to all, signed by the clinic', '18 March'],
    offered: 'They want the message to all, today',
    solved: 'The message went out at three, the reminders are corrected.',
    stays: 'Every reminder is now sent to us first.',
    confirm: ['The corrected reminder'],
    confirmed: 'It is solved, they would say so to others',
    thanks: ['your quick and frank answers', '30 April'],
    lookedBack: 'Looked back together: 54 of 100 appointments without a call',
    asking: ['my portfolio'],
    letter: 'Since March our phone is quiet in the morning. When something went wrong, Robin told us before we had to ask.',
    thanksForLetter: ['my future clients'],
  },
  ru: {
    me: 'Роман Ильин', inThreeDays: '+3 дня', tomorrow: 'завтра',
    client: 'Клиника Рассвет', alias: 'Рассвет', contact: 'Дарья Белова',
    needs: 'пациенты записываются без звонка',
    meeting: 'Первая встреча с клиникой',
    theySaid: 'Телефон звонит всё утро, и половина звонков — о переносе приёма.',
    decided: 'До пятницы пришлю предложение.',
    summary: 'Итоги встречи, прошу поправить',
    offer: 'Отправить предложение',
    wrong: 'Спросил про счёт за январь',
    agreed: 'Согласны с предложением без изменений',
    theirList: 'Рассвет присылает список услуг',
    project: 'Онлайн-запись',
    outcome: 'половину приёмов назначают и переносят без звонка',
    saturday: 'Добавить часы субботы', willing: 'Согласны, письмо будет на следующей неделе',
    delay: ['список услуг пришёл на десять дней позже', '12 марта', 'более короткий список для начала'],
    delayAnswer: 'Двенадцатое подходит: лучше полностью, чем раньше',
    shown: 'Показал первую версию, попробовали сами',
    complaint: 'Напоминания пришли дважды',
    complaintWords: 'Утром нам позвонили одиннадцать пациентов: каждое напоминание пришло дважды.\nВыглядит так, будто мы за этим не следим.',
    apology: ['напоминания пришли дважды', 'рассылка остановлена до выяснения причины', 'завтрашнего полудня'],
    listen: ['рассылка напоминаний', 'завтра в десять'],
    listened: 'Выслушал: хуже звонков то, что пациенты сомневаются',
    understood: 'Пациенты сомневаются, в силе ли их приём. Дарья согласилась с такой формулировкой.',
    solution: ['обзвон всех пациентов за мой счёт', 'короткое письмо всем от имени клиники', '18 марта'],
    offered: 'Выбрали письмо всем, сегодня же',
    solved: 'Письмо ушло в три часа, напоминания исправлены.',
    stays: 'Теперь каждое напоминание сначала приходит нам.',
    confirm: ['напоминания без повторов'],
    confirmed: 'Всё решено, готовы сказать об этом и другим',
    thanks: ['ваши быстрые и прямые ответы очень помогли', '30 апреля'],
    lookedBack: 'Подвели итоги: 54 приёма из 100 без звонка',
    asking: ['в портфолио'],
    letter: 'С марта по утрам у нас тихо. Когда что-то пошло не так, Роман сказал об этом раньше, чем мы спросили.',
    thanksForLetter: ['моим будущим клиентам'],
  },
  ja: {
    me: '森 健', inThreeDays: '+3日', tomorrow: '明日',
    client: 'ひばり歯科', alias: 'ひばり', contact: '高橋 直子',
    needs: '電話なしで予約できる',
    meeting: 'ひばり歯科との初回面談',
    theySaid: '午前中は電話が鳴り続け、半分は予約の変更です。',
    decided: '金曜日までに提案書を送る。',
    summary: '面談のまとめ、ご確認のお願い',
    offer: '提案書を送る',
    wrong: '1月分の請求書について問い合わせ',
    agreed: '提案どおりで進めるとの返事',
    theirList: '診療メニューの一覧をいただく',
    project: '予約サイト',
    outcome: '予約の半分が電話なしで済む',
    saturday: '土曜日の診療時間を追加', willing: '喜んで書く、来週に送るとの返事',
    delay: ['診療メニュー一覧のお受け取りが10日遅れたこと', '3月12日', '最初は短い一覧'],
    delayAnswer: '12日で問題なし、早さより完成度を希望',
    shown: '最初の版をお見せし、実際に試していただいた',
    complaint: '確認メールが二重に届いた',
    complaintWords: '今朝、11人の患者さんから電話がありました。確認メールが二通ずつ届いています。\n管理できていないように見えてしまいます。',
    apology: ['確認メールの二重送信', '送信の停止', '明日の正午'],
    listen: ['確認メール', '明日10時'],
    listened: 'お話を伺った。電話よりも患者さんの不安が問題',
    understood: '患者さんが予約を不安に思っている。この表現で高橋様に確認済み。',
    solution: ['弊社負担での全員へのお電話', '医院名での一斉メール', '3月18日'],
    offered: '一斉メールを本日中に希望',
    solved: '15時に一斉メールを送り、確認メールを修正した。',
    stays: '今後は確認メールをまず弊社宛てに送って確かめる。',
    confirm: ['確認メールの修正'],
    confirmed: '解決済み、ほかの方にもそう伝えるとのこと',
    thanks: ['迅速で率直なお返事', '4月30日'],
    lookedBack: '一緒に振り返り：100件中54件が電話なし',
    asking: ['実績紹介のページ'],
    letter: '3月から午前中の電話がぐっと減りました。問題が起きたときも、こちらが聞く前に知らせてくれました。',
    thanksForLetter: ['今後のお客様'],
  },
};
