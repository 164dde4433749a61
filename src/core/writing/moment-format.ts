/** Writes a day and a time in the signs of moment that Obsidian's templates use. Signs that are not known stay. */
import { calendarDay, dayOf, type Day } from '../day';
import type { Language } from '../i18n/lookup';

const SIGNS = /\[([^\]]*)\]|YYYY|YY|GGGG|Q|MMMM|MMM|MM|Mo|M|DDDD|DDD|Do|DD|D|dddd|ddd|dd|d|E|WW|W|ww|w|HH|H|hh|h|mm|m|ss|s|A|a|X/g;
const MS_PER_DAY = 86_400_000;

/** @param time `HH:MM` */
export function formatMoment(day: Day, time: string, format: string, language: Language): string {
  const { year, month, dayOfMonth } = calendarDay(day);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const weekday = (((day + 4) % 7) + 7) % 7;
  const two = (number: number): string => String(number).padStart(2, '0');
  const hour12 = hours % 12 === 0 ? 12 : hours % 12;
  const dayOfYear = day - (dayOf(year, 1, 1) ?? day) + 1;
  const besideDay = /D/.test(format.replace(/\[[^\]]*\]/g, ''));
  const write = (sign: string): string => {
    switch (sign) {
      case 'YYYY': return String(year).padStart(4, '0');
      case 'YY': return two(year % 100);
      case 'GGGG': return String(isoWeek(day).year);
      case 'Q': return String(Math.ceil(month / 3));
      case 'MMMM': return monthName(day, 'long', language, besideDay);
      case 'MMM': return monthName(day, 'short', language, besideDay);
      case 'MM': return two(month);
      case 'M': return String(month);
      case 'Mo': return ordinal(month, language);
      case 'DDDD': return String(dayOfYear).padStart(3, '0');
      case 'DDD': return String(dayOfYear);
      case 'DD': return two(dayOfMonth);
      case 'D': return String(dayOfMonth);
      case 'Do': return ordinal(dayOfMonth, language);
      case 'dddd': return weekdayName(day, 'long', language);
      case 'ddd': return weekdayName(day, 'short', language);
      case 'dd': return weekdayName(day, 'short', language).slice(0, 2);
      case 'd': return String(weekday);
      case 'E': return String(weekday === 0 ? 7 : weekday);
      case 'WW':
      case 'ww': return two(isoWeek(day).week);
      case 'W':
      case 'w': return String(isoWeek(day).week);
      case 'HH': return two(hours);
      case 'H': return String(hours);
      case 'hh': return two(hour12);
      case 'h': return String(hour12);
      case 'mm': return two(minutes);
      case 'm': return String(minutes);
      case 'ss': return '00';
      case 's': return '0';
      case 'A': return hours < 12 ? 'AM' : 'PM';
      case 'a': return hours < 12 ? 'am' : 'pm';
      default: return sign;
    }
  };
  return format.replace(SIGNS, (sign: string, literal: string | undefined) => literal ?? write(sign));
}

/** The week that has the year's first Thursday is the first; it begins on Monday. */
function isoWeek(day: Day): { readonly year: number; readonly week: number } {
  const thursday = day - ((((day + 3) % 7) + 7) % 7) + 3;
  const { year } = calendarDay(thursday);
  return { year, week: Math.floor((thursday - (dayOf(year, 1, 1) ?? thursday)) / 7) + 1 };
}

function dateOf(day: Day): Date {
  return new Date(day * MS_PER_DAY);
}

/** Beside a day, Russian months take another ending: «20 ноября», but «ноябрь». */
function monthName(day: Day, style: 'long' | 'short', language: Language, besideDay: boolean): string {
  const locale = language === 'en' ? 'en-GB' : language;
  const format = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC', ...(besideDay ? { day: 'numeric' } : {}) });
  const part = format.formatToParts(dateOf(day)).find(({ type }) => type === 'month')?.value ?? '';
  return language === 'ja' && !part.endsWith('月') ? `${part}月` : part;
}

function weekdayName(day: Day, style: 'long' | 'short', language: Language): string {
  return new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' }).format(dateOf(day));
}

function ordinal(number: number, language: Language): string {
  if (language === 'ja') return `${number}日`;
  if (language === 'ru') return `${number}-е`;
  const rest = number % 100;
  if (rest >= 11 && rest <= 13) return `${number}th`;
  return `${number}${{ 1: 'st', 2: 'nd', 3: 'rd' }[number % 10] ?? 'th'}`;
}
