/** Every word of the language, by where it is used: what the core says, what the screens say, what is written into notes. */
import { report } from './en/report';
import { screen } from './en/screen';
import { view } from './en/view';
import { writing } from './en/writing';

export const en = { ...report, ...screen, ...view, ...writing } as const;
