/** The view "Topic map", in a tab at first and wherever its user moves it, and what of it is remembered with the layout. */
import { TOPIC_SECTIONS } from '../core/shown/topic-rows';
import { valueOf, type PaneKind } from './pane-view';
import { TopicPane } from './view/topic-pane';

export const TOPIC_VIEW: PaneKind<TopicPane> = {
  type: 'client-rapport-topics',
  icon: 'waypoints',
  name: 'topics.name',

  open: (el, view, rapport) => new TopicPane(el, view, rapport),

  remembered: ({ closed }) => ({ closed: [...closed] }),

  recall(pane, state) {
    const closed = valueOf(state, 'closed');
    if (!Array.isArray(closed)) return;
    pane.closed.clear();
    for (const section of TOPIC_SECTIONS) if (closed.includes(section)) pane.closed.add(section);
  },
};
