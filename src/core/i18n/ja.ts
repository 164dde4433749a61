/** Every word of the language, by where it is used: what the core says, what the screens say, what is written into notes. */
import { report } from './ja/report';
import { screen } from './ja/screen';
import { view } from './ja/view';
import { writing } from './ja/writing';

export const ja = { ...report, ...screen, ...view, ...writing };
