/** What the sidebar view says. English, the source of truth. */
export const view = {
  'view.name': 'Relationship health',

  // ── Toolbar ──
  'view.tool.sort': 'Sort and group',
  'view.tool.filter': 'Find a client',
  'view.tool.more': 'More options',
  'view.sort.score': 'Health (lowest first)',
  'view.sort.urgency': 'Urgency (most urgent first)',
  'view.sort.name': 'Name',
  'view.sort.last-contact': 'Last contact (longest ago first)',
  'view.sort.foldHealthy': 'Fold healthy clients',
  'view.more.settings': 'Open settings',

  // ── Summary ──
  'view.summary': 'Clients by health',

  // ── This client ──
  'view.client': 'This client',
  'view.client.fold': 'Fold away',
  'view.client.unfold': 'Show in full',
  'view.client.none': 'Open a note that belongs to a client, or choose one in the list, to see what its score is made of.',
  'view.client.also': 'This note also belongs to:',
  'view.losses': 'From 100 to {score}',
  'view.section.changes': 'What changed in 30 days',
  'view.section.moment': 'Asking for a recommendation',
  'view.section.timeline': 'Timeline',
  'view.changes.none': 'Nothing changed the score.',
  'view.promises.none': 'There are no promises on record.',
  'view.timeline.none': 'Nothing has happened yet.',
  'view.blockers': 'What speaks against it',
  'view.more': 'Show {n} more',

  // ── Next ──
  'view.next': 'Next',
  'view.next.none': 'Nothing to do today.',
  'view.next.less': 'Show only the first three',

  // ── Clients ──
  'view.count': '{shown} of {total}',
  'view.clients.nothing': 'No client matches.',
  'view.clients.all': 'Show all clients',
  'view.clients.status': { one: '{n} client listed', other: '{n} clients listed' },
  'view.menu.open': 'Open card',
  'view.menu.newTab': 'Open card in new tab',
  'view.menu.show': 'Show what the score is made of',

  // ── States ──
  'view.indexing': 'Reading your notes…',
  'view.first.title': 'Is this right?',
  'view.first.found': 'This is what was recognised in your notes:',
  'view.first.rule.type': 'by the property “{property}”',
  'view.first.rule.tag': 'by a tag',
  'view.first.rule.folder': 'by their folder',
  'view.first.part': '{n} {rule}',
  'view.first.yes': 'Yes, that is right',
  'view.first.settings': 'Change settings',
  'view.kind.client': { one: '{n} client', other: '{n} clients' },
  'view.kind.complaint': { one: '{n} complaint', other: '{n} complaints' },
  'view.kind.recommendation': { one: '{n} recommendation', other: '{n} recommendations' },
  'view.kind.project': { one: '{n} project', other: '{n} projects' },
  'view.kind.interaction': { one: '{n} interaction note', other: '{n} interaction notes' },
  'view.kind.topic': { one: '{n} topic', other: '{n} topics' },
  'view.empty.title': 'No clients yet',
  'view.empty.how': 'A note is a client card when one of these is true:',
  'view.empty.type': 'its properties say {example}',
  'view.empty.tag': 'it has the tag {example}',
  'view.empty.folder': 'it is in the folder {example}',
  'view.empty.topics': { one: 'This vault has {n} topic note already.', other: 'This vault has {n} topic notes already.' },
} as const;
