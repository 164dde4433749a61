/** The forms for messages, requests, checklists and follow-up tasks, in Russian. */
import type { sending as source } from '../en/sending';
import type { Message } from '../lookup';

export const sending: Readonly<Record<keyof typeof source, Message>> = {
  'log.recommendation.asked': 'Просьба о рекомендации: {link}',
  'template.recommendation.asked.body': `{client}: просьба о рекомендации от {day}.

> {request}
`,
  'setting.task-style': 'Запись срока в новых задачах',
  'setting.my-name': 'Ваше имя',
  'setting.my-name.desc': 'Подпись в письмах клиентам.',

  'sending.message': 'Образец',
  'sending.group.contact': 'Поддержать связь',
  'sending.group.recommendation': 'Рекомендации',
  'sending.group.offer': 'Предложения',
  'sending.group.work': 'Ход работы',
  'sending.group.complaint': 'Жалобы',
  'sending.address': 'Обращение',
  'sending.address.formal': 'на «вы»',
  'sending.address.friend': 'на «ты»',
  'sending.language': 'Язык',
  'sending.channel': 'Канал',
  'sending.subject': 'Тема',
  'sending.body': 'Текст',
  'sending.kept': 'Ваш текст сохранён.',
  'sending.refill': 'Взять новый текст',
  'sending.open': { one: 'Осталось заполнить {n}\u00a0место в скобках.', few: 'Осталось заполнить {n}\u00a0места в скобках.', many: 'Осталось заполнить {n}\u00a0мест в скобках.', other: 'Осталось заполнить {n}\u00a0места в скобках.' },
  'sending.tone': '«{phrase}»: {advice}',
  'sending.use': 'Что сделать с текстом',
  'sending.use.log': 'Скопировать и записать как отправленное',
  'sending.use.copy': 'Только скопировать',
  'sending.use.note': 'Вставить в новую заметку',
  'sending.submit.log': 'Скопировать и записать',
  'sending.submit.copy': 'Скопировать',
  'sending.submit.note': 'Создать заметку',
  'sending.copied': 'Текст скопирован.',
  'sending.clipboard': 'Не удалось скопировать текст ({cause}), поэтому ничего не записано. Вставьте его в заметку или скопируйте вручную.',
  'wrong.text-missing': 'Введите текст.',

  'sending.way': 'О чём попросить',
  'sending.way.formal': 'рекомендательное письмо',
  'sending.way.referral': 'рекомендация знакомым',
  'sending.private': 'Действует соглашение о неразглашении: уместна только личная рекомендация.',
  'sending.peace': 'до {day} лучше не беспокоить',
  'sending.ready': 'Прежде чем просить',
  'sending.anyway': 'Всё равно попросить',
  'sending.anyway.hint': 'В карточке отмечено: не просить.',
  'sending.copy': 'Скопировать текст',
  'sending.copy.hint': 'Просьба записывается в отдельную заметку и в журнал.',
  'sending.submit.ask': 'Попросить и записать',
  'wrong.do-not-ask': 'Подтвердите, что всё равно хотите попросить.',

  'sending.task': 'Что сделать',
  'sending.task.due.hint': 'Со сроком это обещание, без него обычная задача.',
  'sending.task.here': 'В заметку «{note}»',
  'sending.task.here.hint': 'Вместо карточки клиента.',
  'sending.submit.task': 'Добавить задачу',
  'wrong.task-missing': 'Укажите, что нужно сделать.',

  'sending.checklist': 'Выберите чек-лист',
  'sending.checklist.no-note': 'Сначала откройте заметку: чек-лист встанет на место курсора или в конец.',
};
