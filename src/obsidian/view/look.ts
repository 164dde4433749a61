/** Icons and classes by kind. The shape of a band is drawn by the style sheet; words always stand beside it. */
import type { InteractionKind } from '../../core/model';
import type { ActionKind, Band, ReasonKind, TimelineEntry } from '../../core/shown/shown';

export const ACTION_ICONS: Readonly<Record<ActionKind, string>> = {
  'acknowledge-complaint': 'message-square-warning',
  'resolve-complaint': 'wrench',
  'confirm-satisfaction': 'smile',
  'keep-promise': 'calendar-check',
  contact: 'phone',
  reply: 'reply',
  'next-step': 'arrow-right',
  'report-status': 'clipboard-list',
  thank: 'heart',
  'warn-delay': 'alarm-clock',
  'fix-consent': 'shield-alert',
  'ask-recommendation': 'heart-handshake',
  'ask-feedback': 'star',
  'give-back': 'gift',
  anniversary: 'cake',
  'review-status': 'archive',
  'review-card': 'user-check',
  'review-recommendation': 'file-clock',
};

export const CHANNEL_ICONS: Readonly<Record<InteractionKind, string>> = {
  email: 'mail',
  letter: 'mail-open',
  document: 'file-text',
  chat: 'message-circle',
  call: 'phone',
  video: 'video',
  meeting: 'users',
  event: 'calendar',
  meal: 'utensils',
  social: 'share-2',
  note: 'sticky-note',
  complaint: 'message-square-warning',
  contact: 'user',
};

export const TIMELINE_ICONS: Readonly<Record<TimelineEntry['kind'], string>> = {
  ...CHANNEL_ICONS,
  mention: 'at-sign',
  'complaint-step': 'message-square-warning',
  recommendation: 'heart-handshake',
  project: 'briefcase',
  promise: 'calendar-check',
};

export const EVENT_ICONS: Readonly<Record<ReasonKind | InteractionKind, string>> = {
  ...CHANNEL_ICONS,
  contact: 'phone',
  satisfaction: 'star',
  commitments: 'calendar-check',
  reciprocity: 'reply',
  recommendation: 'heart-handshake',
  provisional: 'help-circle',
  cap: 'minus',
  clamp: 'minus',
};

export const COMPLAINT_ICON = 'message-square-warning';
export const MOMENT_ICON = 'heart-handshake';
export const FRIEND_ICON = 'users-round';

/** A provisional score is drawn hollow and without the colour of its band. */
export function bandClass(band: Band, provisional: boolean): string {
  return provisional ? `is-${band} is-provisional` : `is-${band}`;
}
