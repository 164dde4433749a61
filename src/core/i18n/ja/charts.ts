/** Charts, timelines and code blocks, in Japanese. */
import type { charts as source } from '../en/charts';
import type { Message } from '../lookup';

export const charts: Readonly<Record<keyof typeof source, Message>> = {
  // ── The chart of weeks ──
  'chart.title': '26週間の推移',
  'chart.none': '{from}から{to}まで、スコアはありません。',
  'chart.summary': '{from}から{to}までのスコア：最初は{first}、最後は{last}、最低は{low}（{lowDay}）、最高は{high}（{highDay}）。',
  'chart.silence': '連絡の間があきすぎ（{n}日間）',
  'chart.touch': '連絡を再開：{kind}',
  'chart.overdue': '約束の期限切れ',
  'chart.week': '週',
  'chart.events': 'スコアを動かした出来事',
  'chart.show': 'この日を表示',
  'chart.keys': '矢印キーで週を選び、決定キーでその日の時点を表示します。',
  'chart.table': '表で表示',
  'chart.table.hide': '表を隠す',
  'chart.table.day': '日付',

  // ── Code blocks ──
  'block.no-options': 'ブロックには「{example}」のように1行に1つずつ項目を書いてください。使える項目：{allowed}。',
  'block.yaml': '項目を読み取れません（{error}）。「{example}」のように1行に1つずつ書いてください。',
  'block.unknown-option': '表示「{view}」に項目「{option}」はありません。使える項目：{allowed}。',
  'block.twice': '項目「{option}」が2回書かれています。1つだけ残してください。',
  'block.bad-value': '「{option}: {value}」は使えません。次から選んでください：{allowed}。',
  'block.bad-day': '「{option}: {value}」は日付ではありません。YYYY-MM-DDの形で書いてください。',
  'block.backwards': '「{from}」が「{to}」より後になっています。入れ替えてください。',
  'block.ahead': '「{option}」はまだ先の日付です。今日以前の日付にしてください。',
  'block.no-client': 'このノートはどの顧客にも属していません。「{option}:」の行に顧客カードの名前を書いてください。',
  'block.several-clients': '該当する顧客が複数あります：{names}。「{option}:」の行で1件を指定してください。',
  'block.unknown-client': '「{option}: {value}」という名前の顧客カードはありません。既存のカードの名前を書いてください。',
  'block.mistake': 'このブロックは表示できません',
  'block.consent.over': '同意は{day}に終了',
  'block.complaints': '苦情',
  'block.complaints.none': '記録された苦情はありません。',
  'block.recommendations': '推薦',
  'block.recommendations.none': '記録された推薦はありません。',
  'block.promises.mine': 'こちらの約束',
  'block.promises.theirs': '顧客の約束',
  'block.checklist.none': '進行中の案件はありません。',
  'block.checklist.built-in': 'ノートにはまだチェックがありません。段階を進めるときに、この一覧をノートに追加できます。',
  'block.done': '完了',
  'block.open': '未完了',
  'block.cancelled': '取り消し',
};
