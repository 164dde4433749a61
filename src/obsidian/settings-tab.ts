/** The settings as they are declared to Obsidian: what they are called, which values they take, where each is stored. */
import { normalizePath, PluginSettingTab, type App, type Plugin, type SettingDefinitionItem, type SettingDefinitionPage, type SettingGroupItem } from 'obsidian';
import { dayReader } from '../core/day';
import { DEFAULT_WEIGHTS } from '../core/health/weights';
import { foldWord, isPropertyName, KINDS, PROPERTY_NAMES, type PropertyName } from '../core/reading/words';
import { joined } from '../core/shown/sentences';
import type { Rapport } from './rapport';
import { reportError } from './report-error';
import type { SettingPath, StoredSettings } from './stored-settings';
import { bandsBeforeAndAfter, weightSettings } from './weight-settings';

/** Lists are written in one line with commas, or one item to a line. */
const LISTS: ReadonlyMap<string, ', ' | '\n'> = new Map<string, ', ' | '\n'>([
  ['reading.topicTags', ', '], ['reading.logHeadings', ', '], ['reading.excludedFolders', '\n'],
  ...KINDS.map((kind): [string, ', '] => [`reading.tags.${kind}`, ', ']),
]);
const FOLDERS: ReadonlySet<string> = new Set(['reading.templateFolder', 'newNotes.other', ...KINDS.flatMap((kind) => [`newNotes.${kind}`, `reading.folders.${kind}`])]);
/** A number of the model is weighed against every client, so not with each key that is typed. */
const TYPING_MS = 300;

export class SettingsTab extends PluginSettingTab {
  override icon = 'heart-handshake';

  constructor(app: App, plugin: Plugin, private readonly rapport: Rapport, private readonly stored: StoredSettings) {
    super(app, plugin);
  }

  /** The app asks for them when the plugin starts; what stands on pages of its own is only made when it is looked at. */
  override getSettingDefinitions(): SettingDefinitionItem[] {
    const words = this.rapport.words();
    return [
      {
        name: words.say('setting.language'),
        desc: words.say('setting.language.desc'),
        control: { type: 'dropdown', key: 'writtenLanguage', options: { auto: words.say('setting.language.auto'), en: 'English', ru: 'Русский', ja: '日本語' } },
      },
      { name: words.say('setting.my-name'), desc: words.say('setting.my-name.desc'), control: { type: 'text', key: 'myName' } },
      page({ name: words.say('setting.page.recognising'), desc: words.say('setting.page.recognising.desc') }, () => this.recognising()),
      page({ name: words.say('setting.page.properties'), desc: words.say('setting.page.properties.desc'), displayValue: () => this.ownNamesText() }, () => this.properties()),
      page({
        name: words.say('setting.page.weights'), desc: words.say('setting.page.weights.desc'),
        displayValue: () => (this.weightsChanged() ? words.say('setting.weights.own') : words.say('setting.weights.default')),
      }, () => weightSettings({
        words,
        follow: (show) => this.followWeights(show),
        changed: () => this.weightsChanged(),
        restore: () => void this.restoreWeights(),
      })),
      { type: 'group', heading: words.say('setting.group.new-notes'), items: this.newNotes() },
      { type: 'group', heading: words.say('setting.group.reading'), items: this.reading() },
    ];
  }

  override getControlValue(key: string): unknown {
    const separator = LISTS.get(key);
    const value = this.stored.at(settingPath(key));
    if (separator !== undefined) return Array.isArray(value) ? value.join(separator) : '';
    return value;
  }

  override async setControlValue(key: string, value: unknown): Promise<void> {
    try {
      await this.stored.set(settingPath(key), stored(key, value));
      this.refreshDomState();
    } catch (error) {
      reportError(error, this.rapport.words());
    }
  }

  // ── Sections ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private newNotes(): SettingGroupItem[] {
    const words = this.rapport.words();
    return [
      ...(['client', 'complaint', 'recommendation', 'project', 'interaction', 'topic', 'other'] as const).map((kind): SettingGroupItem => ({
        name: words.say(`setting.new.${kind}`),
        desc: words.say('setting.new.desc'),
        control: { type: 'text', key: `newNotes.${kind}`, placeholder: words.say('setting.folder.root') },
      })),
      {
        name: words.say('setting.template-folder'),
        desc: words.say('setting.template-folder.desc'),
        control: { type: 'folder', key: 'reading.templateFolder', placeholder: words.say('setting.folder.none') },
      },
    ];
  }

  private reading(): SettingGroupItem[] {
    const words = this.rapport.words();
    const dayFormat = (value: string): string | undefined => (value.trim() === '' || dayReader(value, ['en', 'ru', 'ja']) ? undefined : words.say('setting.bad-format'));
    return [
      { name: words.say('setting.log-headings'), desc: words.say('setting.log-headings.desc'), control: { type: 'text', key: 'reading.logHeadings' } },
      { name: words.say('setting.log-date'), desc: words.say('setting.log-date.desc'), control: { type: 'text', key: 'reading.logDateFormat', placeholder: 'DD.MM.YYYY', validate: dayFormat } },
      { name: words.say('setting.daily-format'), desc: words.say('setting.daily-format.desc'), control: { type: 'text', key: 'reading.dailyNoteFormat', placeholder: 'YYYY-MM-DD', validate: dayFormat } },
      { name: words.say('setting.mentions'), desc: words.say('setting.mentions.desc'), control: { type: 'toggle', key: 'reading.countMentions' } },
      { name: words.say('setting.task-tag'), desc: words.say('setting.task-tag.desc'), control: { type: 'text', key: 'reading.taskTag', placeholder: '#task' } },
      { name: words.say('setting.task-style'), control: { type: 'dropdown', key: 'taskStyle', options: { signs: '📅 2026-03-31', fields: '[due:: 2026-03-31]' } } },
      { name: words.say('setting.excluded'), desc: words.say('setting.excluded.desc'), control: { type: 'textarea', key: 'reading.excludedFolders', rows: 3 } },
    ];
  }

  private recognising(): SettingDefinitionItem[] {
    const words = this.rapport.words();
    return [
      {
        type: 'group', heading: words.say('setting.group.folders'),
        items: KINDS.map((kind) => ({
          name: words.say(`setting.kind.${kind}`),
          desc: words.say('setting.kind-folder.desc'),
          control: { type: 'folder', key: `reading.folders.${kind}`, placeholder: words.say('setting.folder.none') },
        })),
      },
      {
        type: 'group', heading: words.say('setting.group.tags'),
        items: [
          ...KINDS.filter((kind) => kind !== 'topic').map((kind): SettingGroupItem => ({
            name: words.say(`setting.kind.${kind}`),
            desc: words.say('setting.kind-tags.desc', { tag: kind }),
            control: { type: 'text', key: `reading.tags.${kind}` },
          })),
          { name: words.say('setting.kind.topic'), desc: words.say('setting.topic-tags.desc'), control: { type: 'text', key: 'reading.topicTags' } },
        ],
      },
    ];
  }

  private properties(): SettingDefinitionItem[] {
    const words = this.rapport.words();
    const names = Object.keys(PROPERTY_NAMES).filter(isPropertyName);
    return [
      {
        type: 'group',
        search: {
          placeholder: words.say('setting.property.search'),
          match: ({ name, desc }, query) => [name, typeof desc === 'string' ? desc : ''].some((text) => foldWord(text).includes(foldWord(query))),
        },
        items: names.map((name) => ({
          name,
          desc: words.say('setting.property.desc', { names: joined(PROPERTY_NAMES[name], words) }),
          searchable: false,
          control: { type: 'text', key: `reading.propertyNames.${name}`, placeholder: name, validate: (value) => this.nameError(name, value, names) },
        })),
      },
    ];
  }

  /** Two properties under one name could not be told apart. */
  private nameError(property: PropertyName, typed: string, all: readonly PropertyName[]): string | undefined {
    const { propertyNames } = this.stored.current.reading;
    const wanted = foldWord(typed);
    const words = this.rapport.words();
    if (/[:#\n]/.test(typed)) return words.say('setting.property.bad');
    const other = wanted === '' ? undefined : all.find((one) => one !== property && foldWord(propertyNames[one] ?? one) === wanted);
    return other === undefined ? undefined : words.say('setting.property.taken', { property: other });
  }

  private ownNamesText(): string {
    const count = Object.keys(this.stored.current.reading.propertyNames).length;
    return count === 0 ? '' : this.rapport.words().say('setting.property.own', { n: count });
  }

  // ── Weights ───────────────────────────────────────────────────────────────────────────────────────────────────────

  private weightsChanged(): boolean {
    return JSON.stringify(this.stored.current.weights) !== JSON.stringify(DEFAULT_WEIGHTS);
  }

  private async restoreWeights(): Promise<void> {
    await this.setControlValue('weights', undefined);
    this.update();
  }

  private followWeights(show: (sentence: string) => void): () => void {
    let timer: number | null = null;
    const showNow = (): void => {
      timer = null;
      const { rapport, stored: { current } } = this;
      show(bandsBeforeAndAfter(rapport.book(), rapport.today(), current.weights, rapport.words()));
    };
    const end = this.stored.onChange(() => {
      if (timer !== null) window.clearTimeout(timer);
      timer = window.setTimeout(showNow, TYPING_MS);
    });
    showNow();
    return () => {
      end();
      if (timer !== null) window.clearTimeout(timer);
    };
  }
}

function page(head: Omit<SettingDefinitionPage, 'type' | 'items'>, items: () => SettingDefinitionItem[]): SettingDefinitionPage {
  let made: SettingDefinitionItem[] | null = null;
  return {
    type: 'page', ...head,
    get items() {
      return (made ??= items());
    },
  };
}

function settingPath(key: string): SettingPath {
  const [first = '', ...rest] = key.split('.');
  return [first, ...rest];
}

/** A control's value as it is stored. */
function stored(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const separator = LISTS.get(key);
  if (separator !== undefined) return value.split(separator === '\n' ? '\n' : /[,、，]/).map((item) => clean(key, item)).filter((item) => item !== '');
  return FOLDERS.has(key) ? clean(key, value) : value.trim();
}

function clean(key: string, text: string): string {
  const plain = text.trim();
  if (key === 'reading.excludedFolders' || FOLDERS.has(key)) return plain === '' || plain === '/' ? '' : normalizePath(plain);
  return key === 'reading.logHeadings' ? plain : plain.replace(/^#/, '');
}
