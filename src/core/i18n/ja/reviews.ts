/** Status reports and weekly reviews, in Japanese. */
import type { reviews as source } from '../en/reviews';
import type { Message } from '../lookup';

export const reviews: Readonly<Record<keyof typeof source, Message>> = {
  // ── Status report: what the client reads ──
  'status.title': '{date} {project} 進捗報告',
  'status.heading': '進捗のご報告：{project}',
  'status.period': '対象期間：{from}〜{to}',
  'status.done': '完了したこと',
  'status.done.none': 'この期間に完了した項目はございません。',
  'status.ahead': '進行中と今後の予定',
  'status.ahead.none': '今後の日程はまだ決まっておりません。',
  'status.changes': '変更と遅れ',
  'status.changes.none': '今後の日程に変更はございません。',
  'status.risks': 'リスク',
  'status.risks.hint': '期日・費用・品質に影響しうることと、その対応を書きます。リスクのノートは読み込まれません。なければこの節を削除してください。',
  'status.needed': 'お願いしたいこと',
  'status.needed.none': '現在のところございません。',
  'status.next': '次回のご報告',
  'status.closing': 'ご認識と異なる点がございましたら、お知らせください。',
  'status.delivery': '案件の納品',
  'status.late': '{day}（お約束より{n}日遅れ）',
  'status.overdue': '期日{day}、現在{n}日遅れ。新しい期日：…',
  'status.moved': '{before}から{day}に変更（{n}日後ろ倒し）',
  'status.earlier': '{before}から{day}に変更（{n}日前倒し）',
  'status.was-due': '期日は{day}でした',
  'status.log': '進捗報告を作成：{link}',

  // ── Status report: the form ──
  'status.submit': '報告を作成',
  'text.aside': '{text}（{aside}）',
  'status.from': '開始日',
  'status.to': '終了日',
  'status.promises': '案件以外の約束も含める',
  'status.promises.hint': '顧客カードと打ち合わせのノートにある約束です。送る前に内容をご確認ください。',
  'status.wrong-order': '終了日が開始日より前になっています。',
  'status.no-project': '進行中の案件がありません。「種類: 案件」と顧客を書いたノートが、完了日まで案件として扱われます。',
  'status.choose-project': '報告する案件を選んでください。',
  'status.nothing-to-copy': 'コピーするノートを先に開いてください。',

  // ── Weekly review ──
  'review.title': '週次レビュー {week}',
  'review.moved': '変化のあった顧客',
  'review.this-week': '今週',
  'review.next-week': '来週',
  'review.cards': '見直すカード',
  'review.back': '後回しから戻るもの',
  'review.conclusions': 'まとめ',
};
