/** The words of the page round the plugin, in the languages that the plugin knows; another language gets English ones. */

const ENGLISH = {
  title: 'Preview',
  files: 'Files',
  views: 'Views',
  switches: 'Switches',
  theme: 'Theme',
  light: 'Light',
  dark: 'Dark',
  language: 'Language',
  width: 'Width',
  free: 'Free',
  edge: 'Width of the views',
  phone: 'Phone',
  today: 'Today',
  commands: 'Commands',
  settings: 'Settings',
  reset: 'Start over',
  note: 'Approximates the default theme. Notes are changed in memory only.',
  search: 'Find a note…',
  nothing: 'No note is called that.',
  more: '{n} more: find them by name.',
  command: 'Find a command…',
  noCommand: 'No command is called that.',
  read: 'Show as read',
  write: 'Show as written',
  properties: 'Properties',
} as const;

export type PreviewWords = Readonly<Record<keyof typeof ENGLISH, string>>;

const RUSSIAN: PreviewWords = {
  title: 'Предпросмотр',
  files: 'Файлы',
  views: 'Панели',
  switches: 'Настройки показа',
  theme: 'Тема',
  light: 'Светлая',
  dark: 'Тёмная',
  language: 'Язык',
  width: 'Ширина',
  free: 'Любая',
  edge: 'Ширина панелей',
  phone: 'Телефон',
  today: 'Сегодня',
  commands: 'Команды',
  settings: 'Настройки',
  reset: 'Начать заново',
  note: 'Вид приблизительно как в теме по умолчанию. Заметки меняются только в памяти.',
  search: 'Найти заметку…',
  nothing: 'Такой заметки нет.',
  more: 'Ещё {n}: ищите по названию.',
  command: 'Найти команду…',
  noCommand: 'Такой команды нет.',
  read: 'Читать',
  write: 'Править',
  properties: 'Свойства',
};

const JAPANESE: PreviewWords = {
  title: 'プレビュー',
  files: 'ファイル',
  views: 'ビュー',
  switches: '表示の設定',
  theme: 'テーマ',
  light: 'ライト',
  dark: 'ダーク',
  language: '言語',
  width: '幅',
  free: '自由',
  edge: 'ビューの幅',
  phone: 'スマートフォン',
  today: '今日',
  commands: 'コマンド',
  settings: '設定',
  reset: '最初に戻す',
  note: '既定のテーマに似せた表示です。ノートの変更はメモリの中だけに残ります。',
  search: 'ノートを探す…',
  nothing: '該当するノートはありません。',
  more: '他に{n}件あります。名前で探してください。',
  command: 'コマンドを探す…',
  noCommand: '該当するコマンドはありません。',
  read: '閲覧表示',
  write: '編集表示',
  properties: 'プロパティ',
};

/** @param language as the app names it: `ru`, `pt-BR` */
export function previewWords(language: string): PreviewWords {
  switch (language.split('-')[0]) {
    case 'ru': return RUSSIAN;
    case 'ja': return JAPANESE;
    default: return ENGLISH;
  }
}
