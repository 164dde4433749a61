/** Charts, timelines and code blocks, in Russian. */
import type { charts as source } from '../en/charts';
import type { Message } from '../lookup';

export const charts: Readonly<Record<keyof typeof source, Message>> = {
  // ── The chart of weeks ──
  'chart.title': '26\u00a0недель',
  'chart.none': 'С {from} по {to} балла нет.',
  'chart.summary': 'Здоровье отношений с {from} по {to}: в начале {first}, в конце {last}, ниже всего {low} ({lowDay}), выше всего {high} ({highDay}).',
  'chart.silence': { one: 'слишком долго без контакта: {n}\u00a0день', few: 'слишком долго без контакта: {n}\u00a0дня', many: 'слишком долго без контакта: {n}\u00a0дней', other: 'слишком долго без контакта: {n}\u00a0дня' },
  'chart.touch': 'снова на связи: {kind}',
  'chart.overdue': 'обещание просрочено',
  'chart.week': 'Неделя',
  'chart.events': 'Что изменило кривую',
  'chart.show': 'Показать этот день',
  'chart.keys': 'Стрелки выбирают неделю, «Ввод» показывает здоровье отношений на её день.',
  'chart.table': 'Показать таблицей',
  'chart.table.hide': 'Скрыть таблицу',
  'chart.table.day': 'День',

  // ── Code blocks ──
  'block.no-options': 'В блоке пишут по одному параметру в строке, например «{example}». Параметры: {allowed}.',
  'block.yaml': 'Параметры не удалось прочитать: {error}. Пишите по одному в строке, например «{example}».',
  'block.unknown-option': 'У вида «{view}» нет параметра «{option}». Есть такие: {allowed}.',
  'block.twice': 'Параметр «{option}» указан дважды. Оставьте один.',
  'block.bad-value': '«{option}: {value}» — такого значения нет. Выберите из этих: {allowed}.',
  'block.bad-day': '«{option}: {value}» — не дата. Запишите её как ГГГГ-ММ-ДД.',
  'block.backwards': '«{from}» позже, чем «{to}». Поменяйте их местами.',
  'block.ahead': 'День в «{option}» ещё не наступил. Укажите сегодняшний или более ранний.',
  'block.no-client': 'Эта заметка не относится ни к одному клиенту. Добавьте строку «{option}:» с именем карточки клиента.',
  'block.several-clients': 'Подходят несколько клиентов: {names}. Назовите одного в строке «{option}:».',
  'block.unknown-client': '«{option}: {value}» — карточки клиента с таким именем нет. Укажите имя существующей.',
  'block.mistake': 'Этот блок нельзя показать',
  'block.consent.over': 'Согласие закончилось {day}',
  'block.complaints': 'Жалобы',
  'block.complaints.none': 'Жалоб не записано.',
  'block.recommendations': 'Рекомендации',
  'block.recommendations.none': 'Рекомендаций не записано.',
  'block.promises.mine': 'Мои',
  'block.promises.theirs': 'Клиента',
  'block.checklist.none': 'Сейчас ни один проект не идёт.',
  'block.checklist.built-in': 'В заметке пока ничего не отмечено. Этот список можно добавить в неё вместе с шагом.',
  'block.done': 'сделано',
  'block.open': 'не сделано',
  'block.cancelled': 'отменено',
};
