import * as fc from 'fast-check';
import { LANGUAGES, words } from '../../../src/core/i18n/lookup';
import { toneRemarks, type ToneKind } from '../../../src/core/writing/messages';

/** What harms stands in «these». */
const HARMFUL: Readonly<Record<ToneKind, readonly string[]>> = {
  'not-our-problem': [
    "Sorry, but that is «not our problem».", 'The server has «nothing to do with us».', "It isn’t a big thing, and it «wasn’t my fault».",
    "«That’s your problem».", 'Хостинг — это «не наша проблема».', '«Это ваши проблемы».', '«Это не к нам».', 'Вас задержали подрядчики, «мы тут ни при чём».', '«Это нас не касается».',
    'それは「当社の問題ではありません」。', '「こちらには関係ありません」。', 'それは「そちらの問題です」。',
  ],
  blame: [
    '«You should have told» us earlier.', "«You should've read» the offer.", '«You forgot to» send the logo.', 'It was «your mistake».', '«You never told» us.', '«Why didn’t you» ask?',
    '«Вы должны были» предупредить нас.', '«Ты должна была» прислать файлы.', '«Вам следовало» спросить.', 'Сроки сорваны «по вашей вине».', '«Вы сами виноваты».', '«Вы забыли прислать» файлы.', '«Вы нас не предупредили».', '«Почему вы не» спросили?',
    '「御社が先に確認すべきでした」。', '「お客様のミス」です。', '「もっと早く言ってくれれば」間に合いました。', '「なぜもっと早く」言わなかったのですか。',
  ],
  repeat: [
    '«As I already said», the price is fixed.', '«Per my last e-mail», no.', '«We have already told you».', '«As previously stated», no.', '«Like I said», no.',
    '«Как я уже говорила», цена та же.', '«Я же вам писал» об этом.', '«Сколько можно повторять»?', '«Еще раз повторяю»: нет.', '«Я вам уже говорил».', '«Как уже было сказано», нет.',
    '「何度も申し上げ」ておりますが、', '「すでにお伝えした通り」です。', '「前にも言いましたが」、同じです。',
  ],
  'calm-down': [
    'Please «calm down».', '«Don’t get upset».', '«You are overreacting».', '«Успокойтесь», пожалуйста.', '«Не нервничай», всё в порядке.', 'Давайте «без истерик».',
    '「落ち着いてください」。', '「冷静になって」お考えください。',
  ],
  impossible: [
    '«That is simply impossible».', 'This «cannot be done».', 'There is «nothing we can do».', '«Это невозможно».', '«Ничем не можем вам помочь».', 'Тут «ничего не поделаешь».', 'Мы «ничего не можем сделать».',
    'それは「不可能です」。', '来週は「無理です」。', '変更は「できかねます」。', '「どうしようもありません」。',
  ],
  guarantee: [
    '«We guarantee» more sales.', 'I am «100% sure».', '«Rest assured», it works.', '«We promise you that nothing» breaks.', '«Гарантирую» рост продаж.', 'Мы «на 100% уверены» в сроке.', '«Точно успеем».', '«Даю вам слово».',
    '効果を「保証いたします」。', '「絶対に大丈夫」です。', '「必ず間に合」います。',
  ],
  soon: [
    'I will answer «as soon as possible».', 'You will hear from me «soon».', 'We will reply «shortly».', 'Will do «ASAP»!', 'I will send it «in the next few days».',
    'Пришлю «в ближайшее время».', 'Ответим «как можно скорее».', '«Скоро» всё будет.', 'Отчёт «на днях пришлю».', 'Отчёт «на днях всё пришлю».', 'Исправим «в кратчайшие сроки».',
    '「近日中」にお送りします。', '「できるだけ早く」お返事します。', '「追ってご連絡」いたします。', '「早急に」対応します。', '「追ってご連絡」させていただきます。', '「後ほどご連絡」いたします。',
  ],
  misread: [
    '«You misunderstood» the offer.', '«You did not read» the contract.', '«Вы меня неправильно поняли».', '«Ты не прочитал» договор.', '«Читайте внимательнее».', '«Вы что-то путаете».',
    '「誤解されてい」るようです。', '「御社の勘違い」です。', '「よく読んでください」。',
  ],
  policy: [
    'No, «that’s our policy».', 'It is «against the rules».', '«Rules are rules».', '«Those are the rules».', '«Таковы правила».', '«У нас так принято».', 'Скидок «не положено».',
    '「決まりですので」。', '「規則により対応でき」ません。',
  ],
  'non-apology': [
    'I am «sorry you feel» that way.', '«Sorry, but» it was late.', 'We «apologise if anyone» was hurt.', 'We «apologize for any inconvenience».', 'We «regret any inconvenience».',
    '«Извините, но» было поздно.', '«Жаль, что вы так» это видите.', 'Приносим извинения «за доставленные неудобства».', 'Извините «за неудобства».',
    '「不快に思われたのであれば」申し訳ありません。', '「お気に障ったのでしたら」すみません。',
  ],
};

/** Good sentences that share words with the harmful ones. */
const GOOD = [
  'You should have received the files by now.', 'Could you have a look?', 'You could have the first page by Monday.', 'It was not your fault.', 'You should have been told earlier, and I am sorry.',
  'We have already written the report.', 'As agreed, I am sending the offer.', 'Once things calm down after the fair, let us meet.', 'If that is not possible, Friday suits me too.', 'The market will calm down.',
  'We cannot guarantee the figure, but we measured it.', 'The guarantee lasts two years.', 'As soon as the contract is signed, I begin.', 'I hope to see you soon.', 'Looking forward to hearing from you soon!', 'Get well soon!', 'Sooner is better; how soon do you need it?', 'It ends shortly before Easter.',
  'If anything you have not read is unclear, ask.', 'What you did not understand, I will explain.', 'I misunderstood you.', 'Our privacy policy is attached.', 'The new rules help you.', 'I am sorry for the delay.', 'I am sorry that the page was down.',
  'How many times a week do you publish?', 'If you forgot to attach it, send it later.', 'The impossible deadline of last year is history.', 'I promise to call on Monday.', 'It is not possible by Friday, but Monday works.', 'I will answer soon, by 5 May.', 'If you did not send it yet, there is time.',
  'Это не ваша вина.', 'Вы должны были получить письмо.', 'Это невозможно переоценить!', 'Если это невозможно, предложу другое.', 'Скоро год, как мы работаем вместе.', 'Скоро увидимся!', 'До скорого!', 'Как только подпишем договор, начну.',
  'Вскоре после запуска продажи выросли.', 'На днях мы говорили о каталоге.', 'Если вы не поняли, объясню.', 'Мы не гарантируем рост, но измерим его.', 'Выполнено на 100%.', 'Гарантия два года.', 'Сколько раз в неделю вам удобно?', 'Не волнуйтесь, файлы сохранены.',
  'Я писал вам о встрече.', 'Правила игры изменились.', 'Скорость сайта выросла.', 'Приношу извинения за задержку.', 'Простите за ожидание.', 'Очевидцы рассказали об этом.', 'Спокойной ночи!', 'По вашему проекту всё готово.', 'Вы забыли у нас зонт.', 'Это невозможно до пятницы, но к понедельнику успею.', 'Скоро запуск, 5 мая.', 'В ближайшее время у меня отпуск, вернусь 5 мая.',
  'Такой порядок работ вам удобен?', 'Это против правил площадки, поэтому предлагаю другое.', 'Это точно поможет понять, куда уходит время.', 'Жаль, но в мае меня не будет.', 'Вы не ошибаетесь.', 'Если вы не ответили на вопрос, ничего страшного.', 'Ошибка исправлена, вот новый файл.',
  'こちらからご連絡すべきでした。', 'お怒りはごもっともです。', 'ご無理のない範囲でお願いします。', '来週はご無理でしょうか。', '近いうちにお会いできればと思います。', '三つの案のうち、そのうちの一つを選びました。', '市場が落ち着いてから進めましょう。',
  '保証期間は二年です。', '必ず確認してからお送りします。', '私が誤解していました。', '新しいルールを作りましょう。', 'ご不便をおかけし、申し訳ございません。', '申し訳ございませんが、三日いただけますか。', 'ご意見は早めにいただけると助かります。', '御社の責任ではありません。', '不可能ではありません。', '明日は無理ですが、明後日なら可能です。', 'ご無理ですか。', '至急対応いただき、ありがとうございました。', '早急にご対応いただき、感謝いたします。', '後日改めてご連絡いただけますか。', 'できるだけ早くお返事くださり、ありがとうございます。',
  '絶対に大丈夫とは言えませんが、測定しました。', 'そのうちお食事でもいかがですか。', '誤解されている方が多いので、説明文を直しました。', '感情的になってしまい、失礼いたしました。', '変更はできかねますが、別の案がございます。', '御社の問題を一緒に解決します。', '何度もお問い合わせいただき、ありがとうございます。',
];

describe('phrases that harm', () => {
  const cases = Object.entries(HARMFUL).flatMap(([kind, sentences]) => sentences.map((sentence) => [kind, sentence] as const));

  test.each(cases)('%s: %s', (kind, sentence) => {
    const marked = /[«「](.*)[»」]/.exec(sentence)?.[1] ?? '';
    const text = sentence.replace(/[«»「」]/g, '');
    expect(toneRemarks(text).map((remark) => [remark.kind, text.slice(remark.index, remark.index + remark.length)])).toEqual(
      expect.arrayContaining([[kind, marked]]),
    );
  });

  test.each(GOOD)('are not seen where there are none: %s', (sentence) => {
    expect(toneRemarks(sentence)).toEqual([]);
  });

  it('are found in every language or in one, in any case and over a line break, in their order', () => {
    const text = 'Скоро пришлю. CALM\ndown! 絶対に大丈夫です。 Soon.';
    expect(toneRemarks(text).map(({ kind, index }) => [kind, index])).toEqual([['soon', 0], ['calm-down', 14], ['guarantee', 25], ['soon', 35]]);
    expect(toneRemarks(text, 'ru')).toEqual([{ kind: 'soon', index: 0, length: 5 }]);
  });

  it('come with advice that has none of them', () => {
    for (const language of LANGUAGES) {
      for (const kind of toneKinds()) expect([kind, toneRemarks(words(language).say(`tone.${kind}`))]).toEqual([kind, []]);
    }
  });

  test('stand inside the text, whatever it is', () => {
    const pieces = fc.array(fc.oneof(fc.constantFrom(...cases.map(([, sentence]) => sentence)), fc.string({ unit: 'binary' })), { maxLength: 5 });
    fc.assert(fc.property(pieces, (parts) => {
      const text = parts.join(' ');
      for (const { index, length } of toneRemarks(text)) {
        expect(length).toBeGreaterThan(0);
        expect(text.slice(index, index + length)).toHaveLength(length);
      }
    }));
  });
});

/** Sentences from letters that were written to try the phrases: half of them harm, half look like those that do. */
const PROBES: Readonly<Record<'harms' | 'is harmless', readonly string[]>> = {
  harms: [
    'Honestly, that is not something we deal with.', 'This is really a matter for your own IT people.', 'Your team dropped the ball on this.',
    'If you had told us sooner, this would not have happened.', 'You were supposed to approve the draft last week.', 'As mentioned before, the price does not change.',
    'I have explained this to you several times.', 'We keep telling you the same thing.', 'There is no need to be upset.', 'Please be reasonable.',
    'We are unable to help you with this.', 'No way we can do it by then.', 'It will definitely work.', 'I am absolutely certain that nothing will break.',
    'I will get back to you at some point.', 'We will look into it when time allows.', 'You obviously did not understand the contract.',
    'Please read the contract again, carefully.', 'Our policy does not allow refunds.', 'We are sorry if this caused you trouble.', 'If you had only sent the file in time.',
    'We will reply when we have time.', 'Your people forgot to send it.', 'Это не наша зона ответственности.', 'С этим вам лучше к программистам.',
    'Ваша команда нас подвела.', 'Если бы вы сказали раньше, этого бы не было.', 'Как я говорила ранее, цена не изменится.', 'Мы вам сто раз это объясняли.',
    'Повторяю ещё раз: скидок нет.', 'Не надо так волноваться.', 'Будьте благоразумны.', 'К сожалению, помочь вам нечем.', 'Мы никак не можем этого сделать.',
    'Всё точно заработает.', 'Я абсолютно уверен, что ничего не сломается.', 'Отвечу, как будет время.', 'Вернусь к вам чуть позже.',
    'Вы, видимо, невнимательно прочитали договор.', 'Вы не разобрались в вопросе.', 'По нашим правилам возврат невозможен.', 'Простите, если доставили вам хлопоты.',
    'Если бы ты предупредил, мы бы успели.', 'Напишу вам чуть позже.', 'Нечем вам помочь.', 'それは弊社の管轄外です。', 'その件は担当が違います。', '御社の確認不足が原因です。', '先に言っていただかないと困ります。',
    '以前にも申し上げましたが、価格は変わりません。', '同じことを何度も説明しています。', '先日も説明したはずです。', 'そんなに怒らないでください。', '大げさに考えすぎです。', 'こちらでは対応できません。', 'それはできません。', '必ず成功します。', '問題が起きることは絶対にありません。',
    'そのうちご連絡します。', '少々お待ちください。近いうちに返事します。', '契約書をちゃんと読みましたか。', 'お客様は誤解しています。', '社内の規定でお断りしています。', 'もしご迷惑をおかけしたのなら、申し訳ありません。', 'そちらの準備不足です。', '弊社では対応できません。', '規則で対応できません。',
  ],
  'is harmless': [
    'That is our responsibility, and we will put it right.', 'Would you have time to look at it before Friday?', 'You told us about it in time, thank you.',
    'As mentioned on Monday, I am sending the draft.', 'I have explained the steps in the attached note.', 'We keep you informed every Friday.', 'There is no need to reply.',
    'A reasonable date would be 5 May.', 'If we are unable to finish by Friday, you will hear from me on Thursday.', 'The file could not be opened; could you send it again?',
    'I am certain only of the date, 5 May.', 'The guarantee of the printer covers it for two years.', 'We spoke soon after the launch.',
    'Please let me know as soon as the contract is signed.', 'I misread the date, my mistake.', 'Did you read about the fair?', 'The new privacy policy takes effect in May.',
    'I am sorry for the trouble this caused you.', 'You may calm down the colours of the page a little.', 'What is possible by Monday is the first page.',
    'It is a matter for your decision.', 'You were supposed to have access by Monday; I am sorry.', 'Our policy does not change for you.',
    'I will get back to you later today.', 'She said it three times better than I could.', 'Это наша ответственность, всё исправим.',
    'Хотели бы вы посмотреть макет до пятницы?', 'Вы вовремя нас предупредили, спасибо.', 'Как я говорила в понедельник, присылаю черновик.',
    'Мы объясняли это в прошлом письме партнёрам.', 'Повторяю расчёт в таблице ниже.', 'Не надо ничего отвечать.', 'Разумный срок — 5 мая.',
    'Если не сможем закончить к пятнице, предупрежу в четверг.', 'Файл не открылся, пришлите, пожалуйста, ещё раз.', 'Точно знаю только дату: 5 мая.',
    'На принтер действует гарантия два года.', 'Скоро выставка, готовы ли стенды?', 'Как только договор будет подписан, начнём.', 'Я неправильно понял дату, это моя ошибка.',
    'Вы читали о выставке?', 'Новая политика конфиденциальности действует с мая.', 'Простите за доставленные хлопоты.', 'Успокоим цвета на странице?',
    'К понедельнику возможна первая страница.', 'Когда будете полностью уверены, напишите.', 'С этим вам поможет Анна.', 'Пришлю позже, 5 мая.',
    'По правилам площадки мы отвечаем за день.', 'それは弊社の責任です。すぐに直します。', '金曜までにご確認いただけますか。', '早めにお知らせいただき、助かりました。', '月曜に申し上げた下書きをお送りします。', '手順は添付の資料でご説明しています。',
    '毎週金曜にご説明しています。', 'ご返信には及びません。', '怒りを買わない言い方を一緒に考えます。', '金曜までにできない場合は、木曜にご連絡します。', 'ファイルを開けませんでした。もう一度お送りいただけますか。', '必ず5月5日にご連絡します。', '絶対に必要なのはロゴだけです。',
    'そのうち二つは終わっています。', '契約を結び次第、始めます。', '私が日付を読み違えていました。', '展示会の記事はお読みになりましたか。', '新しい規定は5月から始まります。', 'ご迷惑をおかけし、申し訳ありません。', '落ち着いた色合いにしましょうか。', '月曜までに最初のページなら可能です。',
    '担当が違いますので、担当者におつなぎします。', '人手不足が原因で遅れました。', '規則では二年です。', 'お客様が誤解しないよう、説明文を直しました。',
  ],
};

describe.each(['harms', 'is harmless'] as const)('a sentence that %s', (what) => {
  test.each(PROBES[what])('is told as such: %s', (sentence) => {
    expect(toneRemarks(sentence).length > 0).toBe(what === 'harms');
  });
});

function toneKinds(): readonly ToneKind[] {
  return ['not-our-problem', 'blame', 'repeat', 'calm-down', 'impossible', 'guarantee', 'soon', 'misread', 'policy', 'non-apology'];
}
