/** Every word of the language, by where it is used: what the core says, what the screens say, what is written into notes. */
import { charts } from './ja/charts';
import { checklists } from './ja/checklists';
import { library } from './ja/library';
import { making } from './ja/making';
import { messages } from './ja/messages';
import { notes } from './ja/notes';
import { pane } from './ja/pane';
import { portfolio } from './ja/portfolio';
import { report } from './ja/report';
import { reviews } from './ja/reviews';
import { screen } from './ja/screen';
import { sending } from './ja/sending';
import { steps } from './ja/steps';
import { topics } from './ja/topics';
import { view } from './ja/view';
import { writing } from './ja/writing';

export const ja = {
  ...report, ...screen, ...view, ...writing,
  ...messages, ...checklists, ...notes, ...steps, ...making, ...sending, ...reviews, ...pane, ...charts, ...topics, ...portfolio, ...library,
};
