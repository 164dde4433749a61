/** Charts, timelines and code blocks, in Russian. */
import type { charts as source } from '../en/charts';
import type { Message } from '../lookup';

export const charts: Readonly<Record<keyof typeof source, Message>> = {
  // ── The chart of weeks ──
  'chart.title': '26 недель',
  'chart.none': 'С {from} по {to} балла нет.',
  'chart.summary': 'Здоровье отношений с {from} по {to}: в начале {first}, в конце {last}, ниже всего {low} ({lowDay}), выше всего {high} ({highDay}).',
  'chart.silence': { one: 'началось молчание, в итоге {n} день без контакта', few: 'началось молчание, в итоге {n} дня без контакта', many: 'началось молчание, в итоге {n} дней без контакта', other: 'началось молчание, в итоге {n} дня без контакта' },
  'chart.touch': 'снова на связи: {kind}',
  'chart.overdue': 'обещание просрочено',
  'chart.week': 'Неделя',
  'chart.events': 'Что изменило кривую',
  'chart.show': 'Показать этот день',
  'chart.keys': 'Стрелки выбирают неделю, «Ввод» показывает здоровье отношений на её день.',
  'chart.table': 'Показать таблицей',
  'chart.table.hide': 'Скрыть таблицу',
  'chart.table.day': 'День',
  'chart.table.happened': 'Что произошло',
};
