/** Every word of the language, by where it is used: what the core says, what the screens say, what is written into notes. */
import { report } from './en/report';
import { screen } from './en/screen';
import { writing } from './en/writing';

export const en = { ...report, ...screen, ...writing } as const;
