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
  'view.sort.urgency': 'По срочности (сначала самые срочные)',
  'view.sort.name': 'По имени',
  'view.sort.last-contact': 'По последнему контакту (сначала самые давние)',
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
  'view.section.changes': 'Что изменилось за 30 дней',
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
  'view.clients.status': { one: 'В списке {n} клиент', few: 'В списке {n} клиента', many: 'В списке {n} клиентов', other: 'В списке {n} клиента' },
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
  'view.kind.client': { one: '{n} клиент', few: '{n} клиента', many: '{n} клиентов', other: '{n} клиента' },
  'view.kind.complaint': { one: '{n} жалоба', few: '{n} жалобы', many: '{n} жалоб', other: '{n} жалобы' },
  'view.kind.recommendation': { one: '{n} рекомендация', few: '{n} рекомендации', many: '{n} рекомендаций', other: '{n} рекомендации' },
  'view.kind.project': { one: '{n} проект', few: '{n} проекта', many: '{n} проектов', other: '{n} проекта' },
  'view.kind.interaction': { one: '{n} заметка о контакте', few: '{n} заметки о контактах', many: '{n} заметок о контактах', other: '{n} заметки о контакте' },
  'view.kind.topic': { one: '{n} тема', few: '{n} темы', many: '{n} тем', other: '{n} темы' },
  'view.empty.title': 'Клиентов пока нет',
  'view.empty.how': 'Заметка считается карточкой клиента, если выполнено одно из условий:',
  'view.empty.type': 'в её свойствах указано {example}',
  'view.empty.tag': 'у неё есть тег {example}',
  'view.empty.folder': 'она лежит в папке {example}',
  'view.empty.topics': { one: 'В хранилище уже есть {n} заметка-тема.', few: 'В хранилище уже есть {n} заметки-темы.', many: 'В хранилище уже есть {n} заметок-тем.', other: 'В хранилище уже есть {n} заметки-темы.' },
};
