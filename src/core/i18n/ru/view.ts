/** What the sidebar view says, in Russian. */
import type { view as source } from '../en/view';
import type { Message } from '../lookup';

export const view: Readonly<Record<keyof typeof source, Message>> = {
  'view.name': 'Здоровье отношений',

  // ── Toolbar ──
  'view.tool.sort': 'Порядок и группы',
  'view.tool.filter': 'Найти клиента',
  'view.tool.more': 'Ещё',
  'view.sort.score': 'По здоровью (сначала низкое)',
  'view.sort.urgency': 'По срочности (сначала срочные)',
  'view.sort.name': 'По имени',
  'view.sort.last-contact': 'По последнему контакту (сначала давние)',
  'view.sort.foldHealthy': 'Сворачивать тех, кто в порядке',
  'view.more.settings': 'Открыть настройки',

  // ── Summary ──
  'view.summary': 'Клиенты по состоянию отношений',

  // ── This client ──
  'view.client': 'Этот клиент',
  'view.client.fold': 'Свернуть',
  'view.client.unfold': 'Показать полностью',
  'view.client.none': 'Откройте заметку о клиенте или выберите его в списке, чтобы увидеть, из чего складывается балл.',
  'view.client.also': 'Заметка относится и к другим клиентам:',
  'view.losses': 'От 100 до {score}',
  'view.section.changes': 'Что изменилось за 30\u00a0дней',
  'view.section.moment': 'Просьба о рекомендации',
  'view.section.timeline': 'Хронология',
  'view.changes.none': 'На балл ничего не повлияло.',
  'view.promises.none': 'Обещаний не записано.',
  'view.timeline.none': 'Пока ничего не произошло.',
  'view.blockers': 'Что мешает',
  'view.more': 'Показать ещё {n}',

  // ── Next ──
  'view.next': 'Что дальше',
  'view.next.none': 'На сегодня дел нет.',
  'view.next.less': 'Показать только первые три',

  // ── Clients ──
  'view.count': '{shown} из {total}',
  'view.clients.nothing': 'Клиент не найден.',
  'view.clients.all': 'Показать всех клиентов',
  'view.clients.status': { one: 'В списке {n}\u00a0клиент', few: 'В списке {n}\u00a0клиента', many: 'В списке {n}\u00a0клиентов', other: 'В списке {n}\u00a0клиента' },
  'view.menu.open': 'Открыть карточку',
  'view.menu.newTab': 'Открыть карточку в новой вкладке',
  'view.menu.show': 'Показать, из чего складывается балл',

  // ── States ──
  'view.indexing': 'Читаем ваши заметки…',
  'view.first.title': 'Всё верно?',
  'view.first.found': 'Вот что нашлось в ваших заметках:',
  'view.first.rule.type': 'по свойству «{property}»',
  'view.first.rule.tag': 'по тегу',
  'view.first.rule.folder': 'по папке',
  'view.first.part': '{n} {rule}',
  'view.first.yes': 'Да, всё верно',
  'view.first.settings': 'Изменить настройки',
  'view.kind.client': { one: '{n}\u00a0клиент', few: '{n}\u00a0клиента', many: '{n}\u00a0клиентов', other: '{n}\u00a0клиента' },
  'view.kind.complaint': { one: '{n}\u00a0жалоба', few: '{n}\u00a0жалобы', many: '{n}\u00a0жалоб', other: '{n}\u00a0жалобы' },
  'view.kind.recommendation': { one: '{n}\u00a0рекомендация', few: '{n}\u00a0рекомендации', many: '{n}\u00a0рекомендаций', other: '{n}\u00a0рекомендации' },
  'view.kind.project': { one: '{n}\u00a0проект', few: '{n}\u00a0проекта', many: '{n}\u00a0проектов', other: '{n}\u00a0проекта' },
  'view.kind.interaction': { one: '{n}\u00a0заметка о контакте', few: '{n}\u00a0заметки о контактах', many: '{n}\u00a0заметок о контактах', other: '{n}\u00a0заметки о контакте' },
  'view.kind.topic': { one: '{n}\u00a0тема', few: '{n}\u00a0темы', many: '{n}\u00a0тем', other: '{n}\u00a0темы' },
  'view.empty.title': 'Клиентов пока нет',
  'view.empty.how': 'Заметка считается карточкой клиента, если выполнено одно из условий:',
  'view.empty.type': 'в её свойствах указано {example}',
  'view.empty.tag': 'у неё есть тег {example}',
  'view.empty.folder': 'она лежит в папке {example}',
  'view.empty.topics': { one: 'В хранилище уже есть {n}\u00a0заметка-тема.', few: 'В хранилище уже есть {n}\u00a0заметки-темы.', many: 'В хранилище уже есть {n}\u00a0заметок-тем.', other: 'В хранилище уже есть {n}\u00a0заметки-темы.' },
};
