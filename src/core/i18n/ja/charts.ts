/** Charts, timelines and code blocks, in Japanese. */
import type { charts as source } from '../en/charts';
import type { Message } from '../lookup';

export const charts: Readonly<Record<keyof typeof source, Message>> = {
  // ── The chart of weeks ──
  'chart.title': '26週間の推移',
  'chart.none': '{from}から{to}まで、スコアはありません。',
  'chart.summary': '{from}から{to}までのスコア：最初は{first}、最後は{last}、最低は{low}（{lowDay}）、最高は{high}（{highDay}）。',
  'chart.silence': '連絡が途絶え、最終的に{n}日間連絡なし',
  'chart.touch': '連絡を再開：{kind}',
  'chart.overdue': '約束の期限切れ',
  'chart.week': '週',
  'chart.events': 'スコアを動かした出来事',
  'chart.show': 'この日を表示',
  'chart.keys': '矢印キーで週を選び、決定キーでその日の時点を表示します。',
  'chart.table': '表で表示',
  'chart.table.hide': '表を隠す',
  'chart.table.day': '日付',
  'chart.table.happened': '出来事',
};
