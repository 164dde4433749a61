/** The view "Portfolio" with its library of recommendations, and what of it is remembered with the layout. */
import { knownFilter } from '../core/shown/library-rows';
import { isSpan } from '../core/shown/portfolio-tiles';
import { valueOf, type PaneKind } from './pane-view';
import { PortfolioPane } from './view/portfolio-pane';

export const PORTFOLIO_VIEW: PaneKind<PortfolioPane> = {
  type: 'client-rapport-portfolio',
  icon: 'layout-dashboard',
  name: 'tiles.name',

  open: (el, view, rapport) => new PortfolioPane(el, view, rapport),

  remembered: ({ shows, period, filter }) => ({ shows, period, filter }),

  recall(pane, state) {
    const shows = valueOf(state, 'shows');
    const period = valueOf(state, 'period');
    const [span, from, to] = [valueOf(period, 'span'), valueOf(period, 'from'), valueOf(period, 'to')];
    if (shows === 'portfolio' || shows === 'library') pane.shows = shows;
    if (isSpan(span)) pane.period = { span, from: typeof from === 'number' ? from : null, to: typeof to === 'number' ? to : null };
    pane.filter = knownFilter(valueOf(state, 'filter'));
  },
};
