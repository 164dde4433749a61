/** The sidebar view "Relationship health", and what of it is remembered with the layout. */
import { isGrouping, isSort } from '../core/shown/client-list';
import { BANDS, type Band } from '../core/shown/shown';
import { valueOf, type PaneKind } from './pane-view';
import { HealthPane } from './view/health-pane';
import { FOLDS } from './view/scene';

export const HEALTH_VIEW: PaneKind<HealthPane> = {
  type: 'client-rapport-health',
  icon: 'heart-handshake',
  name: 'view.name',

  open: (el, view, rapport) => new HealthPane(el, view, rapport),

  remembered({ listing: { sort, foldHealthy, band }, grouping, closedGroups, openFolds }) {
    return { sort, group: grouping, closed: [...closedGroups], foldHealthy, band, open: [...openFolds] };
  },

  recall(pane, state) {
    const sort = valueOf(state, 'sort');
    const band = valueOf(state, 'band');
    const foldHealthy = valueOf(state, 'foldHealthy');
    const group = valueOf(state, 'group');
    const closed = valueOf(state, 'closed');
    const open = valueOf(state, 'open');
    pane.listing = {
      ...pane.listing,
      ...(isSort(sort) ? { sort } : {}),
      ...(isBand(band) || band === null ? { band } : {}),
      ...(typeof foldHealthy === 'boolean' ? { foldHealthy } : {}),
    };
    if (isGrouping(group)) pane.grouping = group;
    if (Array.isArray(closed)) {
      pane.closedGroups.clear();
      for (const one of closed) if (typeof one === 'string') pane.closedGroups.add(one);
    }
    if (Array.isArray(open)) {
      pane.openFolds.clear();
      for (const fold of FOLDS) if (open.includes(fold)) pane.openFolds.add(fold);
    }
  },
};

function isBand(value: unknown): value is Band {
  return BANDS.some((band) => band === value);
}
