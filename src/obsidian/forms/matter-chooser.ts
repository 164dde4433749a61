/** What "Take next step" is about: the active note if it has steps, else one to be chosen of what is open, worst first. */
import { FuzzySuggestModal, Notice } from 'obsidian';
import { quoted } from '../../core/shown/sentences';
import { allMatters, openMatters, type OpenMatter } from '../../core/writing/steps';
import { nextWords } from '../../core/writing/steps/step-words';
import type { FormHost } from './form';

export type Found = Pick<OpenMatter, 'matter' | 'clients'>;

export interface Place {
  readonly path: string;
  /** Of a complaint in a log. */
  readonly line?: number;
}

/** The complaint, recommendation or project that stands there now. */
export function matterAt({ rapport }: FormHost, { path, line }: Place): Found | undefined {
  return allMatters(rapport.book()).find(({ matter: { fact: { source } } }) => source.path === path && source.line === line);
}

/**
 * @param place the note, and perhaps the line, that is meant; null: the active note
 * @param take is called with what was found or chosen, if anything was
 */
export function findMatter(host: FormHost, place: Place | null, take: (found: Found) => void): void {
  const { rapport } = host;
  const words = rapport.words();
  const book = rapport.book();
  const path = place?.path ?? rapport.app.workspace.getActiveFile()?.path;
  const found = path === undefined ? undefined : matterAt(host, place ?? { path });
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
  const open = openMatters(book, rapport.today(), rapport.settings().weights);
  const offered = clients.length === 0 ? open : open.filter((one) => one.clients.some((client) => clients.includes(client)));
  const [only, another] = offered;
  if (!only) new Notice(words.say('step.nothing-open'));
  else if (!another) take(only);
  else new MatterChooser(host, offered, take).open();
}

class MatterChooser extends FuzzySuggestModal<OpenMatter> {
  private readonly closeIt = (): void => this.close();

  constructor(private readonly host: FormHost, private readonly offered: readonly OpenMatter[], private readonly take: (found: Found) => void) {
    super(host.rapport.app);
    this.setPlaceholder(host.rapport.words().say('step.choose'));
    host.openForms.add(this.closeIt);
    this.setCloseCallback(() => host.openForms.delete(this.closeIt));
  }

  override getItems(): OpenMatter[] {
    return [...this.offered];
  }

  override getItemText({ matter: { kind, fact }, clients, next, due }: OpenMatter): string {
    const { rapport } = this.host;
    const view = { ...rapport.view(), today: rapport.today() };
    return [quoted(fact.title, view), ...clients.map(rapport.noteName), nextWords(kind, next, due, view)].join(' · ');
  }

  override onChooseItem(chosen: OpenMatter): void {
    this.take(chosen);
  }
}
