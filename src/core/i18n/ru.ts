/** Every word of the language, by where it is used: what the core says, what the screens say, what is written into notes. */
import { charts } from './ru/charts';
import { checklists } from './ru/checklists';
import { library } from './ru/library';
import { making } from './ru/making';
import { messages } from './ru/messages';
import { notes } from './ru/notes';
import { pane } from './ru/pane';
import { portfolio } from './ru/portfolio';
import { report } from './ru/report';
import { reviews } from './ru/reviews';
import { screen } from './ru/screen';
import { sending } from './ru/sending';
import { steps } from './ru/steps';
import { topics } from './ru/topics';
import { view } from './ru/view';
import { writing } from './ru/writing';

export const ru = {
  ...report, ...screen, ...view, ...writing,
  ...messages, ...checklists, ...notes, ...steps, ...making, ...sending, ...reviews, ...pane, ...charts, ...topics, ...portfolio, ...library,
};
