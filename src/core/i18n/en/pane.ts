/** What the sidebar shows besides clients: days, privacy, putting off, grouping. English, the source of truth. */
export const pane = {
  // ── As of a day ──
  'pane.asOf.banner': 'As of {day}',
  'pane.asOf.back': 'Back to today',
  'pane.asOf.hint': 'Everything is worked out anew from what the notes say up to that day. Nothing can be changed meanwhile.',
  'pane.asOf.submit': 'Show',
  'pane.asOf.now': 'What has no day, such as segment, rhythm and preferences, is shown as it is today. Nothing can be changed meanwhile.',
  'pane.asOf.locked': 'go back to today to change anything',

  // ── Privacy ──
  'pane.privacy.on': 'Privacy mode is on: initials instead of names, no words from your notes.',
  'pane.privacy.off': 'Privacy mode is off.',

  // ── Putting off ──
  'pane.action.more': 'Put off or dismiss: {action}',
  'pane.snooze.tomorrow': 'Put off until tomorrow',
  'pane.snooze.days': 'Put off for 3 days',
  'pane.snooze.week': 'Put off for a week',
  'pane.snooze.month': 'Put off for a month',
  'pane.snooze.other': 'Put off until a day…',
  'pane.snooze.title': 'Put off',
  'pane.snooze.until': 'Until',
  'pane.snooze.ahead': 'Choose a day after today.',
  'pane.dismiss': 'Dismiss this time',
  'pane.task': 'Make a task of it',
  'pane.putOff': '{n} put off',
  'pane.putOff.dismissed': 'dismissed',
  'pane.putOff.wake': 'Bring back',

  // ── Groups ──
  'pane.group.by.none': 'No groups',
  'pane.group.by.urgency': 'Group by urgency',
  'pane.group.by.band': 'Group by health',
  'pane.group.by.segment': 'Group by segment',
  'pane.group.by.closeness': 'Group by closeness',
  'pane.group.urgency.none': 'nothing to do',
  'pane.group.segment.none': 'no segment',
  'pane.group.segment.key': 'key clients',
  'pane.group.segment.supporting': 'supporting clients',
  'pane.group.closeness.none': 'closeness not given',
  'pane.group.closeness.stranger': 'strangers',
  'pane.group.closeness.client': 'clients',
  'pane.group.closeness.client_friend': 'clients and friends',
  'pane.group.closeness.friend_client': 'friends and clients',
  'pane.group.closeness.friend_of_friend': 'friends of friends',
  'pane.group.closeness.partner': 'partners',

  // ── Dormant clients ──
  'pane.former.open': 'Mark as former…',
  'pane.former.cards': 'Cards',
  'pane.former.hint': 'Each gets the status “former” and today as its end. If one of them cannot be changed, none is, and you are told which.',
  'pane.former.limit': 'Only the first {n} can be marked at once.',
  'pane.former.submit': 'Mark as former',
  'pane.former.nobody': 'Choose at least one card.',
} as const;
