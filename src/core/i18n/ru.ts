/** Every word of the language, by where it is used: what the core says, what the screens say, what is written into notes. */
import { report } from './ru/report';
import { screen } from './ru/screen';
import { view } from './ru/view';
import { writing } from './ru/writing';

export const ru = { ...report, ...screen, ...view, ...writing };
