import type { writing as source } from '../en/writing';
import type { Message } from '../lookup';

export const writing: Readonly<Record<keyof typeof source, Message>> = {
  'heading.log': 'やり取り',
  'heading.promises': '約束',
  'log.complaint': '苦情 {link}',
  'log.recommendation.received': '推薦をいただいた：{link}',
  'log.recommendation.given': '推薦した：{link}',
  'log.project.cancelled': '案件{link}を中止：{reason}',
  'title.untitled': '無題',
  'title.complaint': '{date} {client} 苦情',
  'title.recommendation.received': '{date} {client} 推薦',
  'title.recommendation.given': '{date} {client}への推薦',
  'words.none': '…',
  'template.client.body': `## ニーズ

- 現在：
- 近いうち：
- まだ口にされていないこと（確認する）：

## 事業の背景

- 目標と課題：
- 戦略：
- 競合：
- 市場の動き：
- 今の仕事の進め方：
- 制約：
- 活かせる資源と機会：
- リスクと脅威：

## 期待

- 何をもって成功とするか：
- 優先事項（聞いた日も書く）：
- 次に声をかける時期と提案：

## 好み

- 連絡の取り方：
- 避けること：
- 特別な事情：

## やり取り

## 約束
`,
  'template.complaint.body': `{client}より{received}に苦情を受け付けた。解決の目標日は{target}。

## お客様の言葉

> {words}

## こちらの理解

%% 反論せずに最後まで聞き、要点を1〜2文で言い直す。同意をいただいた日を「understood」に書く。 %%

## 解決策

%% 期日のある具体的な提案を1つ。お詫び、修正、条件の見直し、補償、優先対応など。 %%

## 解決のあと

%% 数日後に本当に解決したかを伺い、答えを「confirmed」と「satisfied」に書く。 %%
`,
  'template.recommendation.received.body': `{day}に{client}から推薦をいただいた。

## お客様の言葉

> {words}

## 何を評価されたか

%% 技術、成果、仕事の姿勢、関係のどれか。挙げられた事実や数字も書く。 %%

## いただいた経緯

{context}

## 同意と範囲

%% 誰が、何に、いつまで同意したか。個別提示のみ、匿名、実名、公開のいずれか。 %%

## 使った場面

%% 1回ごとに1行。日付、場面、その結果。 %%
`,
  'template.recommendation.given.body': `{day}に{client}を推薦した。

## 伝えたこと

> {words}

## 誰に、何のために

{context}

## 同意と範囲

%% お客様が同意した内容。仕事について話してよいこと、名前の出し方、期限。 %%

## その後

%% 引き合わせは実現したか、双方の感想はどうか。 %%
`,
  'refused.bad-yaml': '「{note}」のプロパティを読み取れないため、何も書き込みませんでした。先にプロパティを直してください。',
  'refused.script-front-matter': '「{note}」のプロパティがスクリプトになっているため、何も書き込みませんでした。通常のYAMLで書いてください。',
  'refused.unclosed-block': '「{note}」のプロパティが---で閉じられていないため、何も書き込みませんでした。この行を加えてください。',
  'refused.not-properties': '「{note}」の先頭のブロックがプロパティではないため、何も書き込みませんでした。直すか削除してください。',
  'refused.unsupported-shape': '「{note}」のプロパティは、内容を失わずに変更できない書き方になっています。手で変更してください。',
  'refused.two-spellings': '「{note}」に同じプロパティが異なる書き方で2つあります。どちらか1つにしてください。',
  'refused.unread-day': '「{note}」の日付のプロパティに、日付（YYYY-MM-DD）として読めない値があるため、書き込みませんでした。先に修正してください。',
  'refused.would-change-more': '「{note}」のほかのプロパティまで変わってしまうため、何も書き込みませんでした。手で変更してください。',
  'refused.moved': '変更する文が「{note}」に見つからないため、何も書き込みませんでした。ノートを開き、もう一度お試しください。',
  'refused.ambiguous': '変更する文が「{note}」に複数あるため、何も書き込みませんでした。手で変更してください。',
  'refused.no-place': '「{note}」に新しい行を書けません。閉じられていないコードブロックかコメントに隠れてしまいます。先に閉じてください。',
  'refused.edited-since': '「{note}」は作成後に編集されているため、そのまま残します。不要なら削除してください。',
  'refused.on-line': '{reason}（{line}行目）',
};
