/** What the sidebar shows besides clients: days, privacy, putting off, grouping, in Japanese. */
import type { pane as source } from '../en/pane';
import type { Message } from '../lookup';

export const pane: Readonly<Record<keyof typeof source, Message>> = {
  // ── As of a day ──
  'pane.asOf.banner': '{day}時点',
  'pane.asOf.back': '今日に戻る',
  'pane.asOf.hint': 'その日までの記録だけですべてを計算し直します。表示している間は何も変更できません。',
  'pane.asOf.submit': '表示',
  'pane.asOf.now': '日付のない情報（区分、連絡の間隔、希望など）は今日の内容で表示しています。この表示の間は何も変更できません。',
  'pane.asOf.locked': '変更するには今日に戻ってください',

  // ── Privacy ──
  'pane.privacy.on': 'プライバシーモードをオンにしました。名前は頭文字になり、ノートの文は表示されません。',
  'pane.privacy.off': 'プライバシーモードをオフにしました。',

  // ── Putting off ──
  'pane.action.more': '後回し・見送り：{action}',
  'pane.snooze.tomorrow': '明日まで後回し',
  'pane.snooze.days': '3日間後回し',
  'pane.snooze.week': '1週間後回し',
  'pane.snooze.month': '1か月後回し',
  'pane.snooze.other': '日付を指定して後回し…',
  'pane.snooze.title': '後回しにする',
  'pane.snooze.until': 'いつまで',
  'pane.snooze.ahead': '明日以降の日付を選んでください。',
  'pane.dismiss': '今回は見送る',
  'pane.task': 'タスクにする',
  'pane.putOff': '後回し{n}件',
  'pane.putOff.dismissed': '見送り',
  'pane.putOff.wake': '一覧に戻す',

  // ── Groups ──
  'pane.group.by.none': 'グループなし',
  'pane.group.by.urgency': '緊急度でまとめる',
  'pane.group.by.band': '健全度でまとめる',
  'pane.group.by.segment': '区分でまとめる',
  'pane.group.by.closeness': '親しさでまとめる',
  'pane.group.urgency.none': 'することなし',
  'pane.group.segment.none': '区分なし',
  'pane.group.segment.key': '重要顧客',
  'pane.group.segment.supporting': '一般顧客',
  'pane.group.closeness.none': '親しさの指定なし',
  'pane.group.closeness.stranger': '面識なし',
  'pane.group.closeness.client': '顧客',
  'pane.group.closeness.client_friend': '顧客であり友人',
  'pane.group.closeness.friend_client': '友人であり顧客',
  'pane.group.closeness.friend_of_friend': '友人の友人',
  'pane.group.closeness.partner': 'パートナー',

  // ── Dormant clients ──
  'pane.former.open': '過去の顧客にする…',
  'pane.former.cards': 'カード',
  'pane.former.hint': 'それぞれの状態を「過去の顧客」にし、今日を終了日とします。1枚でも変更できないカードがあればどれも変更せず、そのカードをお知らせします。',
  'pane.former.limit': '一度に変更できるのは最初の{n}件までです。',
  'pane.former.submit': '過去の顧客にする',
  'pane.former.nobody': 'カードを1枚以上選んでください。',
};
