/** What the sidebar view says, in Japanese. */
import type { view as source } from '../en/view';
import type { Message } from '../lookup';

export const view: Readonly<Record<keyof typeof source, Message>> = {
  'view.name': '関係の健全度',

  // ── Toolbar ──
  'view.tool.sort': '並べ替えとグループ',
  'view.tool.filter': '顧客を探す',
  'view.tool.more': 'その他',
  'view.sort.score': 'スコア（低い順）',
  'view.sort.urgency': '緊急度（高い順）',
  'view.sort.name': '名前',
  'view.sort.last-contact': '最後の連絡（古い順）',
  'view.sort.foldHealthy': '良好な顧客をまとめる',
  'view.more.settings': '設定を開く',

  // ── Summary ──
  'view.summary': '健全度別の顧客数',

  // ── This client ──
  'view.client': 'この顧客',
  'view.client.fold': '折りたたむ',
  'view.client.unfold': 'すべて表示',
  'view.client.none': '顧客に関わるノートを開くか、一覧から顧客を選ぶと、スコアの内訳が表示されます。',
  'view.client.also': 'このノートに関わるほかの顧客：',
  'view.losses': '100点から{score}点までの内訳',
  'view.section.changes': '30日間の変化',
  'view.section.moment': '推薦の依頼',
  'view.section.timeline': '経過',
  'view.changes.none': 'スコアに影響した変化はありません。',
  'view.promises.none': '記録された約束はありません。',
  'view.timeline.none': 'まだ記録がありません。',
  'view.blockers': '今は控える理由',
  'view.more': 'さらに{n}件を表示',

  // ── Next ──
  'view.next': '次にすること',
  'view.next.none': '今日することはありません。',
  'view.next.less': '最初の3件だけ表示',

  // ── Clients ──
  'view.count': '{total}件中{shown}件',
  'view.clients.nothing': '該当する顧客はいません。',
  'view.clients.all': 'すべての顧客を表示',
  'view.clients.status': '顧客{n}件を表示中',
  'view.menu.open': 'カードを開く',
  'view.menu.newTab': 'カードを新しいタブで開く',
  'view.menu.show': 'スコアの内訳を表示',

  // ── States ──
  'view.indexing': 'ノートを読み込んでいます…',
  'view.first.title': 'これで合っていますか？',
  'view.first.found': 'ノートから次のものが見つかりました。',
  'view.first.rule.type': 'プロパティ「{property}」で判定',
  'view.first.rule.tag': 'タグで判定',
  'view.first.rule.folder': 'フォルダで判定',
  'view.first.part': '{n}件は{rule}',
  'view.first.yes': 'はい、合っています',
  'view.first.settings': '設定を変更',
  'view.kind.client': '顧客{n}件',
  'view.kind.complaint': '苦情{n}件',
  'view.kind.recommendation': '推薦{n}件',
  'view.kind.project': '案件{n}件',
  'view.kind.interaction': 'やり取りのノート{n}件',
  'view.kind.topic': 'トピック{n}件',
  'view.empty.title': '顧客はまだいません',
  'view.empty.how': '次のどれかに当てはまるノートが顧客カードになります。',
  'view.empty.type': 'プロパティに{example}と書かれている',
  'view.empty.tag': 'タグ{example}が付いている',
  'view.empty.folder': 'フォルダ{example}の中にある',
  'view.empty.topics': 'この保管庫にはトピックのノートがすでに{n}件あります。',
};
