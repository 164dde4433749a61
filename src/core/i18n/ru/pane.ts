/** What the sidebar shows besides clients: days, privacy, putting off, grouping, in Russian. */
import type { pane as source } from '../en/pane';
import type { Message } from '../lookup';

export const pane: Readonly<Record<keyof typeof source, Message>> = {
  // ── As of a day ──
  'pane.asOf.banner': 'Состояние на {day}',
  'pane.asOf.back': 'К сегодняшнему дню',
  'pane.asOf.hint': 'Всё пересчитывается по тому, что было записано к этому дню. Изменить при этом ничего нельзя.',
  'pane.asOf.submit': 'Показать',
  'pane.asOf.now': 'Сведения без даты (сегмент, ритм, предпочтения) показаны такими, какие они сегодня. Изменить при этом ничего нельзя.',
  'pane.asOf.locked': 'чтобы что-то изменить, вернитесь к сегодняшнему дню',

  // ── Privacy ──
  'pane.privacy.on': 'Приватный режим включён: вместо имён инициалы, слова из заметок скрыты.',
  'pane.privacy.off': 'Приватный режим выключен.',

  // ── Putting off ──
  'pane.action.more': 'Отложить или пропустить: {action}',
  'pane.snooze.tomorrow': 'Отложить до завтра',
  'pane.snooze.days': 'Отложить на 3\u00a0дня',
  'pane.snooze.week': 'Отложить на неделю',
  'pane.snooze.month': 'Отложить на месяц',
  'pane.snooze.other': 'Отложить до другого дня…',
  'pane.snooze.title': 'Отложить',
  'pane.snooze.until': 'До какого дня',
  'pane.snooze.ahead': 'Выберите день после сегодняшнего.',
  'pane.dismiss': 'Пропустить в этот раз',
  'pane.task': 'Сделать задачей',
  'pane.putOff': { one: 'Отложено {n}\u00a0дело', few: 'Отложено {n}\u00a0дела', many: 'Отложено {n}\u00a0дел', other: 'Отложено {n}\u00a0дела' },
  'pane.putOff.dismissed': 'пропущено',
  'pane.putOff.wake': 'Вернуть',

  // ── Groups ──
  'pane.group.by.none': 'Без групп',
  'pane.group.by.urgency': 'Группы по срочности',
  'pane.group.by.band': 'Группы по здоровью',
  'pane.group.by.segment': 'Группы по сегменту',
  'pane.group.by.closeness': 'Группы по близости',
  'pane.group.urgency.none': 'дел нет',
  'pane.group.segment.none': 'без сегмента',
  'pane.group.segment.key': 'ключевые клиенты',
  'pane.group.segment.supporting': 'обычные клиенты',
  'pane.group.closeness.none': 'близость не указана',
  'pane.group.closeness.stranger': 'посторонние',
  'pane.group.closeness.client': 'клиенты',
  'pane.group.closeness.client_friend': 'клиенты и друзья',
  'pane.group.closeness.friend_client': 'друзья и клиенты',
  'pane.group.closeness.friend_of_friend': 'друзья друзей',
  'pane.group.closeness.partner': 'партнёры',

  // ── Dormant clients ──
  'pane.former.open': 'Перевести в бывшие…',
  'pane.former.cards': 'Карточки',
  'pane.former.hint': 'Каждая получит статус «бывший», а сегодняшний день станет днём окончания. Если хоть одну карточку изменить нельзя, не изменится ни одна, и вы узнаете какую.',
  'pane.former.limit': { one: 'За раз можно перевести не больше {n}\u00a0карточки.', few: 'За раз можно перевести не больше {n}\u00a0карточек.', many: 'За раз можно перевести не больше {n}\u00a0карточек.', other: 'За раз можно перевести не больше {n}\u00a0карточки.' },
  'pane.former.submit': 'Перевести в бывшие',
  'pane.former.nobody': 'Выберите хотя бы одну карточку.',
};
