/** Status reports and weekly reviews, in Russian. */
import type { reviews as source } from '../en/reviews';
import type { Message } from '../lookup';

export const reviews: Readonly<Record<keyof typeof source, Message>> = {
  // ── Status report: what the client reads ──
  'status.title': '{date} {project}, отчёт о ходе работ',
  'status.heading': 'Отчёт о ходе работ: {project}',
  'status.period': 'Период: {from} — {to}',
  'status.done': 'Сделано',
  'status.done.none': 'За этот период завершённых пунктов нет.',
  'status.ahead': 'В работе и дальше по плану',
  'status.ahead.none': 'Дальнейшие сроки ещё не согласованы.',
  'status.changes': 'Изменения и задержки',
  'status.changes.none': 'Нет: дальнейшие сроки в силе.',
  'status.risks': 'Риски',
  'status.risks.hint': 'Что ещё может повлиять на срок, стоимость или качество и что мы с этим делаем. Заметки о рисках не читаются; если рисков нет, удалите раздел.',
  'status.needed': 'Что нужно от вас',
  'status.needed.none': 'Сейчас ничего.',
  'status.next': 'Следующий отчёт',
  'status.closing': 'Пожалуйста, сообщите, если что-то здесь расходится с вашими ожиданиями.',
  'status.delivery': 'Сдача проекта',
  'status.late': { one: '{day}, на {n}\u00a0день позже срока', few: '{day}, на {n}\u00a0дня позже срока', many: '{day}, на {n}\u00a0дней позже срока', other: '{day}, на {n}\u00a0дня позже срока' },
  'status.overdue': { one: 'срок был {day}, задержка пока {n}\u00a0день; новый срок: …', few: 'срок был {day}, задержка пока {n}\u00a0дня; новый срок: …', many: 'срок был {day}, задержка пока {n}\u00a0дней; новый срок: …', other: 'срок был {day}, задержка пока {n}\u00a0дня; новый срок: …' },
  'status.moved': { one: '{day} вместо {before}, на {n}\u00a0день позже', few: '{day} вместо {before}, на {n}\u00a0дня позже', many: '{day} вместо {before}, на {n}\u00a0дней позже', other: '{day} вместо {before}, на {n}\u00a0дня позже' },
  'status.earlier': { one: '{day} вместо {before}, на {n}\u00a0день раньше', few: '{day} вместо {before}, на {n}\u00a0дня раньше', many: '{day} вместо {before}, на {n}\u00a0дней раньше', other: '{day} вместо {before}, на {n}\u00a0дня раньше' },
  'status.was-due': 'срок был {day}',
  'status.log': 'Написан отчёт о ходе работ: {link}',

  // ── Status report: the form ──
  'status.submit': 'Создать отчёт',
  'text.aside': '{text} ({aside})',
  'status.from': 'С',
  'status.to': 'По',
  'status.promises': 'И обещания вне проекта',
  'status.promises.hint': 'Из карточки клиента и заметок о встречах. Просмотрите их, прежде чем отправить отчёт.',
  'status.wrong-order': 'Период заканчивается раньше, чем начинается.',
  'status.no-project': 'Сейчас нет проектов в работе. Проект — это заметка со свойством «тип: проект» и клиентом, пока он не завершён.',
  'status.choose-project': 'Выберите проект, о котором отчёт.',
  'status.nothing-to-copy': 'Сначала откройте заметку, которую нужно скопировать.',

  // ── Weekly review ──
  'review.title': 'Обзор недели {week}',
  'review.moved': 'У кого изменилось',
  'review.this-week': 'На этой неделе',
  'review.next-week': 'На следующей неделе',
  'review.cards': 'Карточки, которые пора проверить',
  'review.back': 'Вернутся из отложенных',
  'review.conclusions': 'Выводы',
};
