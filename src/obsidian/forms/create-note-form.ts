/** Create note from template: a template chosen by typing, then what its note is about. */
import { createNote, shapeOf, templateAt, titleOf } from '../../core/writing/create-note';
import { isoDay } from '../../core/day';
import { LANGUAGES, words as wordsOf, type Words } from '../../core/i18n/lookup';
import { NOTE_TEXTS } from '../../core/writing/note-texts';
import { nameOf, ownTemplateOf, RECORDS, templateTitle, type RecordName } from '../../core/writing/template-names';
import { foldWord } from '../../core/reading/words';
import { choose } from './chooser';
import { clientField } from './client-field';
import { Draft } from './draft';
import { checkedDay, dayField, flagField, textField } from './fields';
import { openForm, type Drafts, type FormHost } from './form';
import { writtenWords } from './letter-fields';

type Name = 'title' | 'client' | 'date' | 'due' | 'checklist';

export interface NotePrefill {
  /** Paths of the cards. */
  readonly clients: readonly string[];
  /** The name of a template; absent, or unknown: it is chosen. */
  readonly template?: string;
}

export interface TemplateHost extends FormHost {
  /** Paths of the notes in the user's template folder. */
  templates(): readonly string[];
}

/** A template as it is offered: a built-in text by its id, one of the user's by its path, or what has a form of its own. */
interface Offer {
  readonly key: string;
  readonly title: string;
  readonly isOwn: boolean;
  readonly record: RecordName | null;
}

const FORM_OF = { client: 'create-client-card', complaint: 'log-complaint', recommendation: 'record-recommendation' } as const satisfies Readonly<Record<RecordName, string>>;

export function createNoteForm(host: TemplateHost): (prefill: NotePrefill) => unknown {
  const drafts: Drafts<Name> = new Map();
  const { rapport } = host;

  const openFor = (offer: Offer, { clients }: NotePrefill): unknown => {
    if (offer.record !== null) return host.start(FORM_OF[offer.record], offer.record === 'client' ? {} : { clients });
    const words = rapport.words();
    const template = templateAt(offer.key);
    const shape = shapeOf(template);
    const fresh = (): Draft<Name> => new Draft<Name>({ date: isoDay(rapport.today()), checklist: 'on' }, { client: clients });
    openForm(host, drafts, [offer.key, ...clients].join('|'), fresh, {
      title: offer.title,
      submit: words.say('making.create'),
      draw(sheet) {
        textField(sheet, 'title', { label: words.say('field.title'), needed: shape.titled, hint: shape.titled ? '' : words.say('field.title.hint') });
        if (shape.clients !== 'none') clientField(sheet, 'client', true, () => shape.clients === 'needed');
        if (shape.day !== null) dayField(sheet, 'date', { label: words.say('field.date'), needed: true });
        if (template !== 'project') return;
        dayField(sheet, 'due', { label: words.say('field.promise-due') }, 'future');
        flagField(sheet, 'checklist', { label: words.say('making.first-checklist') });
      },
      check: (draft) => (shape.titled && draft.text('title') === '' ? { title: words.say('wrong.title-missing') } : {}),
      plan(draft, writing) {
        const clients = shape.clients === 'none' ? [] : draft.list('client');
        return createNote({
          template, title: draft.text('title'), clients, known: clients.flatMap((client) => rapport.book().client(client) ?? []),
          date: checkedDay(rapport, draft, 'date'), due: checkedDay(rapport, draft, 'due', 'future'), checklist: draft.flag('checklist'),
        }, writing);
      },
    });
  };

  return (prefill) => {
    const words = rapport.words();
    const all = offers(host.templates(), words, writtenWords(rapport));
    const wanted = prefill.template === undefined ? undefined : named(all, prefill.template);
    if (wanted) return openFor(wanted, prefill);
    return choose(host, {
      flag: 'template', items: all, placeholder: words.say('making.choose'), key: ({ key }) => key, text: ({ title }) => title,
      remark: ({ isOwn }) => (isOwn ? words.say('making.own') : ''), take: (offer) => openFor(offer, prefill),
    });
  };
}

/** Every built-in text, and every note of the user's under its own name; one that stands for a built-in text takes its place. */
function offers(paths: readonly string[], words: Words, written: Words): readonly Offer[] {
  const standing = new Set<string>();
  const own = (name: Parameters<typeof ownTemplateOf>[0]): string | null => {
    const path = ownTemplateOf(name, paths, written.language);
    if (path !== null) standing.add(path);
    return path;
  };
  const builtIn = NOTE_TEXTS.map((id): Offer => {
    const path = own(id);
    return { key: id, title: path === null ? titleOf(id, words) : nameOf(path), isOwn: path !== null, record: null };
  });
  const records = RECORDS.flatMap((record): readonly Offer[] => {
    const path = own(record);
    return path === null ? [] : [{ key: path, title: nameOf(path), isOwn: true, record }];
  });
  const others = paths.filter((path) => !standing.has(path)).map((path): Offer => ({ key: path, title: nameOf(path), isOwn: true, record: null }));
  return [...builtIn, ...records, ...others];
}

/** By id, path, title, or the title in another language. */
function named(all: readonly Offer[], name: string): Offer | undefined {
  const wanted = foldWord(name);
  return all.find(({ key, title }) => key === name || foldWord(title) === wanted)
    ?? all.find(({ key }) => NOTE_TEXTS.some((id) => id === key && LANGUAGES.some((language) => foldWord(templateTitle(id, wordsOf(language))) === wanted)));
}
