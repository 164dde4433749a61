/** Every word of the language, by where it is used: what the core says, what the screens say, what is written into notes. */
import { charts } from './en/charts';
import { checklists } from './en/checklists';
import { library } from './en/library';
import { making } from './en/making';
import { messages } from './en/messages';
import { notes } from './en/notes';
import { pane } from './en/pane';
import { portfolio } from './en/portfolio';
import { report } from './en/report';
import { reviews } from './en/reviews';
import { screen } from './en/screen';
import { sending } from './en/sending';
import { steps } from './en/steps';
import { topics } from './en/topics';
import { view } from './en/view';
import { writing } from './en/writing';

export const en = {
  ...report, ...screen, ...view, ...writing,
  ...messages, ...checklists, ...notes, ...steps, ...making, ...sending, ...reviews, ...pane, ...charts, ...topics, ...portfolio, ...library,
} as const;
