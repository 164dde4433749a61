/** The parts of the plugin put together, as views and forms see them. */
import { getLanguage, MarkdownView, Notice, Platform, type App, type PaneType } from 'obsidian';
import type { Book } from '../core/reading/book';
import type { Day } from '../core/day';
import { languageFor, words as wordsOf, type Words } from '../core/i18n/lookup';
import type { Source } from '../core/model';
import { actionsOf, allActions, putOffEntries } from '../core/shown/action-rows';
import type { Settings } from '../core/settings';
import { shownName, type View } from '../core/shown/sentences';
import type { ActionKind, ActionRow } from '../core/shown/shown';
import { MESSAGES } from '../core/writing/messages';
import { isReportWritten } from '../core/writing/status-report';
import type { Gate } from '../core/writing/quoting';
import type { StepName } from '../core/writing/steps';
import { asOfForm, putOffForm } from './forms/day-forms';
import { askForm } from './forms/ask-form';
import { checklistChooser } from './forms/checklist-chooser';
import { clientCardForm } from './forms/client-card-form';
import { complaintForm } from './forms/complaint-form';
import { createNoteForm } from './forms/create-note-form';
import type { FormHost } from './forms/form';
import { followUpForm } from './forms/follow-up-form';
import { sampleNotesForm, templateNotesForm } from './forms/folder-forms';
import { formerForm } from './forms/former-form';
import { interactionForm } from './forms/interaction-form';
import { writtenWords } from './forms/letter-fields';
import { promiseAt } from './forms/matter-chooser';
import { messageForm } from './forms/message-form';
import { nextStepForm } from './forms/next-step-form';
import { periodForm, portfolioReportForm } from './forms/portfolio-form';
import { recommendationForm } from './forms/recommendation-form';
import { showcaseForm } from './forms/showcase-form';
import { statusReportForm } from './forms/status-report-form';
import { relatedForm, repairForm, topicCreator } from './forms/topic-forms';
import { copyAsText, weeklyReview } from './forms/without-form';
import { withoutNamesForm } from './forms/without-names-form';
import type { LiveBook } from './live-book';
import { Pen } from './pen';
import { openInTab } from './pane-view';
import { PORTFOLIO_VIEW } from './portfolio-view';
import type { Indexing, Rapport } from './rapport';
import { noteName, reportError } from './report-error';
import type { StoredSettings } from './stored-settings';
import type { Prefill, Starts, Task } from './tasks';
import { TOPIC_VIEW } from './topic-view';
import type { VaultDoor } from './vault';

/**
 * What is entered when an action is done by an interaction; every other action is done in its note, where the property
 * or line is that it is about.
 */
const INTERACTION_FOR: Readonly<Partial<Record<ActionKind, Prefill['log-interaction']>>> = {
  contact: {},
  reply: { way: 'out', purpose: 'reply' },
  'ask-feedback': { way: 'out?', purpose: 'feedback' },
  'report-status': { way: 'out', purpose: 'status' },
  'warn-delay': { way: 'out', purpose: 'warning' },
  anniversary: { way: 'out', purpose: 'greeting' },
};

/** The step that an action asks for, taken by the form for steps at the place that the action is about. */
const STEP_FOR: Readonly<Partial<Record<ActionKind, StepName>>> = {
  'acknowledge-complaint': 'acknowledged',
  'resolve-complaint': 'resolved',
  'confirm-satisfaction': 'confirmed',
  thank: 'thanked',
  'fix-consent': 'consent',
  'review-recommendation': 'review',
};

/** When a task is due whose action has no day of its own. */
const A_WEEK = 7;
/** Where this device remembers for the vault that others see the screen. */
const PRIVACY = 'client-rapport-privacy';

export class LiveRapport implements Rapport {
  private past: Day | null = null;
  private privacy: boolean;
  private readonly pen: Pen;
  /** Made when the first task begins, which is after the start. */
  private begin: FormHost['start'] | null = null;
  private readonly openForms = new Set<() => void>();

  constructor(readonly app: App, private readonly live: LiveBook, private readonly door: VaultDoor, private readonly stored: StoredSettings) {
    this.privacy = app.loadLocalStorage(PRIVACY) === true;
    this.pen = new Pen(door, { settings: () => this.settings(), today: () => this.today(), language: () => this.words().language });
  }

  book(): Book {
    return this.live.book();
  }

  indexing(): Indexing {
    return this.live.indexing();
  }

  today(): Day {
    return this.live.today();
  }

  settings(): Settings {
    return this.stored.current;
  }

  view(): View {
    return { today: this.past ?? this.today(), weights: this.settings().weights, words: this.words(), privacy: this.privacy };
  }

  asOf(): Day | null {
    return this.past;
  }

  showAsOf(day: Day | null): void {
    this.past = day === null || day >= this.today() ? null : day;
    this.live.tell();
  }

  setPrivacy(on: boolean): void {
    this.privacy = on;
    this.app.saveLocalStorage(PRIVACY, on ? true : null);
    new Notice(this.words().say(on ? 'pane.privacy.on' : 'pane.privacy.off'));
    this.live.tell();
  }

  readonly noteName = (path: string): string => shownName(noteName(path), this.view());

  words(): Words {
    return wordsOf(languageFor(getLanguage()));
  }

  subscribe(changed: () => void): () => void {
    return this.live.subscribe(changed);
  }

  noteText(path: string): Promise<string> {
    return this.door.freshText(path);
  }

  gate(): Gate {
    const { reading } = this.settings();
    const book = this.book();
    return {
      reading, today: this.today(), parse: this.door.parse,
      known(path) {
        const owners = book.clientsOf(path).flatMap((card) => book.client(card) ?? []);
        const recommendation = owners[0]?.recommendations.find(({ source }) => source.path === path) ?? book.recommendations().find(({ record }) => record.source.path === path)?.record;
        return recommendation === undefined ? null : { recommendation, clients: owners.map(({ client }) => client) };
      },
    };
  }

  open(source: Source, newLeaf: PaneType | boolean): Promise<void> {
    return this.openAt(source, newLeaf, 'start');
  }

  act(action: ActionRow): void {
    const clients = [action.client.path];
    const prefill = INTERACTION_FOR[action.kind];
    const step = STEP_FOR[action.kind];
    const facts = this.book().client(action.client.path);
    // A report is written first; once it is, what is left is to send it.
    const unwritten = action.kind === 'report-status' && facts !== undefined && !isReportWritten(facts, this.today());
    if (unwritten) this.start('create-status-report', { clients, project: action.source.path });
    else if (prefill) this.start('log-interaction', { ...prefill, clients });
    else if (step) this.start('take-next-step', { ...action.source, step });
    else if (action.kind === 'keep-promise' && action.source.line !== undefined && promiseAt({ rapport: this }, action.source)) this.start('take-next-step', action.source);
    else if (action.kind === 'ask-recommendation') this.start('ask-for-recommendation', { clients });
    else if (action.kind === 'give-back') this.start('record-recommendation', { clients, direction: 'given' });
    else void this.open(action.source, false);
  }

  async putOff(action: ActionRow, until: Day | 'occasion' | null): Promise<void> {
    const { snoozed } = this.settings();
    const known = this.indexing().finished ? allActions(this.book(), { ...this.view(), today: this.today() }) : null;
    try {
      await this.stored.setMany(putOffEntries(action, until, snoozed, known, this.today()).map(([key, value]) => [['snoozed', key], value]));
    } catch (error) {
      reportError(error, this.words(), this.noteName);
    }
  }

  makeTask({ key, client: { path }, due }: ActionRow): void {
    const today = this.today();
    // In the words of the notes, whatever the screen hides.
    const view: View = { today, weights: this.settings().weights, words: writtenWords(this) };
    const facts = this.book().client(path);
    const action = facts && actionsOf(facts, view).find((one) => one.key === key);
    this.start('add-follow-up-task', { clients: [path], due: Math.max(due ?? today + A_WEEK, today), ...(action ? { text: action.task } : {}) });
  }

  start<T extends Task>(task: T, prefill: Prefill[T]): void {
    this.attempt(() => (this.begin ??= this.startFor({}))(task, prefill));
  }

  readonly attempt = (work: () => unknown): void => {
    const failed = (error: unknown): void => reportError(error, this.words(), this.noteName);
    try {
      Promise.resolve(work()).catch(failed);
    } catch (error) {
      failed(error);
    }
  };

  /**
   * Begins tasks for somebody else than the user at the screen.
   * @param part what is otherwise with them
   */
  startFor(part: Partial<FormHost>): FormHost['start'] {
    const starts = this.startsFor({
      rapport: this,
      openForms: this.openForms,
      start: (task, prefill) => starts[task](prefill),
      attempt: this.attempt,
      tell: (text, ms = 6000) => void new Notice(text, ms),
      write: (draw) => this.pen.write(draw),
      readMessages: (then) => this.pen.read(MESSAGES).then(then),
      noteText: (path) => this.door.freshText(path),
      openWritten: (place) => this.openAt(place, false, 'end'),
      ...part,
    });
    return (task, prefill) => starts[task](prefill);
  }

  /** For listing the fields of forms before any note is read. */
  readonly readNoMessages: FormHost['readMessages'] = (then) => this.pen.read([]).then(then);
  readonly write: Pen['write'] = (draw) => this.pen.write(draw);
  readonly takeLastBack: Pen['takeLastBack'] = () => this.pen.takeLastBack();

  async undoLastChange(): Promise<void> {
    const words = this.words();
    try {
      const paths = await this.pen.takeLastBack();
      new Notice(paths === null ? words.say('done.nothing-to-undo') : words.say('done.undone', { notes: words.list(paths.map(this.noteName)) }));
    } catch (error) {
      reportError(error, words, this.noteName);
    }
  }

  async confirmRecognised(): Promise<void> {
    try {
      const format = (await this.stored.has(['reading', 'dailyNoteFormat'])) ? null : await this.door.dailyNoteFormat();
      if (format !== null) await this.stored.set(['reading', 'dailyNoteFormat'], format);
      await this.stored.set(['confirmed'], true);
    } catch (error) {
      reportError(error, this.words());
    }
  }

  openSettings(): void {
    // The settings window has no public door; without it the user is told where to go.
    const dialog: unknown = 'setting' in this.app ? this.app.setting : null;
    if (isSettingsDialog(dialog)) {
      dialog.open();
      dialog.openTabById('client-rapport');
    } else {
      new Notice(this.words().say('done.find-settings'));
    }
  }

  /** A form that is open when the plugin goes would keep it alive. */
  closeForms(): void {
    for (const close of [...this.openForms]) close();
  }

  private startsFor(host: FormHost): Starts {
    const { app, door, stored } = this;
    const [interaction, complaint, recommendation, status] = [interactionForm(host), complaintForm(host), recommendationForm(host), statusReportForm(host)];
    const [message, ask, followUp] = [messageForm(host), askForm(host), followUpForm(host)];
    const note = createNoteForm({ ...host, templates: () => door.notesUnder(this.settings().reading.templateFolder) });
    const folders = { ...host, folders: () => door.folders(), useTemplates: (folder: string) => stored.set(['reading', 'templateFolder'], folder) };
    const topics = { ...host, note: (path: string) => door.note(path), linkText: door.linkText };
    return {
      'create-client-card': clientCardForm(host),
      'log-interaction': (known) => interaction({ ...known, clients: this.clientsOf(known) }),
      'log-complaint': (known) => complaint({ ...known, clients: this.clientsOf(known) }),
      'show-as-of': asOfForm(host),
      'put-off': putOffForm(host),
      'mark-former': formerForm(host),
      'record-recommendation': (known) => recommendation({ ...known, clients: this.clientsOf(known) }),
      'create-note': (known) => note({ ...known, clients: this.clientsOf(known) }),
      'create-template-notes': templateNotesForm(folders),
      'create-sample-notes': sampleNotesForm(folders),
      'take-next-step': nextStepForm(host),
      'write-message': (known) => message({ ...known, clients: this.clientsOf(known) }),
      'ask-for-recommendation': (known) => ask({ clients: this.clientsOf(known) }),
      'insert-checklist': checklistChooser(host),
      'add-follow-up-task': (known) => followUp({ ...(host.outside ? {} : this.activeProject()), ...known, clients: this.clientsOf(known) }),
      'create-status-report': (known) => status(known.project === undefined && known.clients === undefined ? { clients: this.clientsOf(known), project: app.workspace.getActiveFile()?.path } : known),
      'create-weekly-review': weeklyReview(host),
      'copy-as-text': () => copyAsText(this),
      'open-portfolio': () => void openInTab(app, PORTFOLIO_VIEW.type),
      'choose-period': periodForm(host),
      'create-portfolio-report': portfolioReportForm(host),
      'create-showcase': showcaseForm(host),
      'copy-without-names': withoutNamesForm(host),
      'open-topic-map': () => void openInTab(app, TOPIC_VIEW.type),
      'create-topic': topicCreator(topics),
      'repair-topic-links': repairForm(topics),
      'link-related-topics': relatedForm(topics),
    };
  }

  /** The clients that a task is about: those it names, else those of the active note. */
  private clientsOf({ clients }: { readonly clients?: readonly string[] }): readonly string[] {
    if (clients) return clients;
    const active = this.app.workspace.getActiveFile();
    return active ? this.book().clientsOf(active.path) : [];
  }

  private activeProject(): { readonly path?: string } {
    const path = this.app.workspace.getActiveFile()?.path ?? '';
    return this.book().kindOf(path) === 'project' ? { path } : {};
  }

  private async openAt({ path, line }: Source, newLeaf: PaneType | boolean, cursor: 'start' | 'end'): Promise<void> {
    const file = this.door.file(path);
    if (!file) {
      new Notice(this.words().say('failed.note-gone', { note: this.noteName(path) }));
      return;
    }
    const { workspace } = this.app;
    const leaf = workspace.getLeaf(newLeaf);
    await leaf.openFile(file, { active: true, ...(line === undefined ? {} : { eState: { line: line - 1 } }) });
    if (Platform.isPhone) {
      workspace.leftSplit.collapse();
      workspace.rightSplit.collapse();
    }
    const { view } = leaf;
    if (cursor === 'end' && line !== undefined && view instanceof MarkdownView) {
      const at = Math.min(line - 1, view.editor.lastLine());
      view.editor.setCursor({ line: at, ch: view.editor.getLine(at).length });
    }
  }
}

interface SettingsDialog {
  open(): void;
  openTabById(id: string): unknown;
}

function isSettingsDialog(value: unknown): value is SettingsDialog {
  return typeof value === 'object' && value !== null && 'open' in value && typeof value.open === 'function' && 'openTabById' in value && typeof value.openTabById === 'function';
}
