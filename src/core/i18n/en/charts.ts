/** Charts, timelines and code blocks. English, the source of truth. */
export const charts = {
  // ── The chart of weeks ──
  'chart.title': '26 weeks',
  'chart.none': 'There is no score between {from} and {to}.',
  'chart.summary': 'Health from {from} to {to}: {first} at the beginning, {last} at the end, lowest {low} on {lowDay}, highest {high} on {highDay}.',
  'chart.silence': { one: 'silence began, {n} day without contact in the end', other: 'silence began, {n} days without contact in the end' },
  'chart.touch': 'in touch again: {kind}',
  'chart.overdue': 'promise overdue',
  'chart.week': 'Week',
  'chart.events': 'What bent the curve',
  'chart.show': 'Show this day',
  'chart.keys': 'Arrow keys choose a week, Enter shows the health as of its day.',
  'chart.table': 'Show as table',
  'chart.table.hide': 'Hide table',
  'chart.table.day': 'Day',
  'chart.table.happened': 'What happened',
} as const;
