/** What "Take next step" is about: the promise under the cursor, the active note if it has steps, else one to be chosen of what is open, worst first. */
import { FuzzySuggestModal, Notice } from 'obsidian';
import { dueWords, quoted } from '../../core/shown/sentences';
import { allMatters, openMatters, type OpenMatter } from '../../core/writing/steps';
import { openPromises, repeats, type OpenPromise } from '../../core/writing/steps/promise-steps';
import { nextWords } from '../../core/writing/steps/step-words';
import type { FormHost } from './form';

export type Found = Pick<OpenMatter, 'matter' | 'clients'>;
export type FoundPromise = Pick<OpenPromise, 'promise' | 'clients'>;
type Offer = OpenMatter | OpenPromise;

export interface Place {
  readonly path: string;
  /** Of a complaint in a log, or of a promise. */
  readonly line?: number;
}

/** The complaint, recommendation or project that stands there now. */
export function matterAt({ rapport }: FormHost, { path, line }: Place): Found | undefined {
  return allMatters(rapport.book()).find(({ matter: { fact: { source } } }) => source.path === path && source.line === line);
}

/** The promise that is open there now. */
export function promiseAt({ rapport }: Pick<FormHost, 'rapport'>, { path, line }: Place): OpenPromise | undefined {
  return openPromises(rapport.book(), rapport.today()).find(({ promise: { source } }) => source.path === path && source.line === line);
}

/**
 * @param place the note, and perhaps the line, that is meant; null: the active note
 * @param take is called with what was found or chosen, if anything was
 */
export function findMatter(host: FormHost, place: Place | null, take: (found: Found | FoundPromise) => void): void {
  const { rapport } = host;
  const words = rapport.words();
  const book = rapport.book();
  const { activeEditor } = rapport.app.workspace;
  const cursor = place === null ? activeEditor?.editor?.getCursor().line : undefined;
  const path = place?.path ?? rapport.app.workspace.getActiveFile()?.path;
  if (cursor !== undefined && repeats(activeEditor?.editor?.getLine(cursor) ?? '', { own: rapport.settings().reading.propertyNames })) {
    new Notice(words.say('step.settle.repeats'));
    return;
  }
  const line = place?.line ?? (cursor === undefined ? undefined : cursor + 1);
  const found = path === undefined ? undefined : (line === undefined ? undefined : promiseAt(host, { path, line })) ?? matterAt(host, place ?? { path });
  if (found) {
    take(found);
    return;
  }
  const kind = path === undefined ? undefined : book.kindOf(path);
  if (path !== undefined && (kind === 'complaint' || kind === 'recommendation' || kind === 'project')) {
    new Notice(words.say('step.unread', { note: rapport.noteName(path) }));
    return;
  }
  const clients = path === undefined ? [] : book.clientsOf(path);
  const today = rapport.today();
  const promises = openPromises(book, today);
  const open: readonly Offer[] = [
    ...promises.filter(({ due }) => due < today), ...openMatters(book, today, rapport.settings().weights), ...promises.filter(({ due }) => due >= today),
  ];
  const offered = clients.length === 0 ? open : open.filter((one) => one.clients.some((client) => clients.includes(client)));
  const [only, another] = offered;
  if (!only) new Notice(words.say('step.nothing-open'));
  else if (!another) take(only);
  else new MatterChooser(host, offered, take).open();
}

class MatterChooser extends FuzzySuggestModal<Offer> {
  private readonly closeIt = (): void => this.close();

  constructor(private readonly host: FormHost, private readonly offered: readonly Offer[], private readonly take: (found: Offer) => void) {
    super(host.rapport.app);
    this.setPlaceholder(host.rapport.words().say('step.choose'));
    host.openForms.add(this.closeIt);
    this.setCloseCallback(() => host.openForms.delete(this.closeIt));
  }

  override getItems(): Offer[] {
    return [...this.offered];
  }

  override getItemText(offer: Offer): string {
    const { rapport } = this.host;
    const view = { ...rapport.view(), today: rapport.today() };
    const clients = offer.clients.map(rapport.noteName);
    if ('promise' in offer) return [quoted(offer.promise.text, view), ...clients, dueWords(offer.due, view)].join(' · ');
    const { matter: { kind, fact }, next, due } = offer;
    return [quoted(fact.title, view), ...clients, nextWords(kind, next, due, view)].join(' · ');
  }

  override onChooseItem(chosen: Offer): void {
    this.take(chosen);
  }
}
