/** The forms for messages, requests, checklists and follow-up tasks, in Japanese. */
import type { sending as source } from '../en/sending';
import type { Message } from '../lookup';

export const sending: Readonly<Record<keyof typeof source, Message>> = {
  'log.recommendation.asked': '推薦を依頼した：{link}',
  'template.recommendation.asked.body': `{day}に{client}へ推薦を依頼した。

> {request}
`,
  'setting.task-style': '新しいタスクの期限の書き方',
  'setting.my-name': '自分の名前',
  'setting.my-name.desc': '顧客へのメッセージの署名になります。',

  'sending.message': '文例',
  'sending.group.contact': '関係を保つ',
  'sending.group.recommendation': '推薦',
  'sending.group.offer': '提案',
  'sending.group.work': '進行中の仕事',
  'sending.group.complaint': '苦情',
  'sending.address': '言葉づかい',
  'sending.address.formal': '敬語',
  'sending.address.friend': '親しい間柄',
  'sending.language': '言語',
  'sending.channel': '手段',
  'sending.subject': '件名',
  'sending.body': '本文',
  'sending.kept': '入力した文はそのままです。',
  'sending.refill': '新しい文面にする',
  'sending.open': '角括弧の{n}か所がまだ埋まっていません。',
  'sending.tone': '「{phrase}」：{advice}',
  'sending.use': '使い方',
  'sending.use.log': 'コピーし、送信済みとして記録',
  'sending.use.copy': 'コピーのみ',
  'sending.use.note': '新しいノートに入れる',
  'sending.submit.log': 'コピーして記録',
  'sending.submit.copy': 'コピー',
  'sending.submit.note': 'ノートを作成',
  'sending.copied': '文面をコピーしました。',
  'sending.clipboard': 'クリップボードにコピーできなかったため（{cause}）、何も書き込みませんでした。ノートに入れるか、手でコピーしてください。',
  'wrong.text-missing': '本文を入力してください。',

  'sending.way': '依頼の内容',
  'sending.way.formal': '推薦状',
  'sending.way.referral': '知人への紹介',
  'sending.private': '秘密保持契約があるため、個人的な紹介だけが適しています。',
  'sending.peace': '{day}までは控える',
  'sending.ready': '依頼の前に',
  'sending.anyway': 'それでも依頼する',
  'sending.anyway.hint': 'カードでは、この顧客に依頼しないことになっています。',
  'sending.copy': '文面をコピー',
  'sending.copy.hint': '依頼は専用のノートと履歴に記録されます。',
  'sending.submit.ask': '依頼して記録',
  'wrong.do-not-ask': 'それでも依頼する場合は、ここをオンにしてください。',

  'sending.task': 'すること',
  'sending.task.due.hint': '期限があれば約束、なければ普通のタスクになります。',
  'sending.task.here': '「{note}」に書く',
  'sending.task.here.hint': '顧客カードの代わりに。',
  'sending.submit.task': 'タスクを追加',
  'wrong.task-missing': 'することを入力してください。',

  'sending.checklist': 'チェックリストを選択',
  'sending.checklist.no-note': '先にノートを開いてください。カーソルの位置か末尾に挿入されます。',
};
