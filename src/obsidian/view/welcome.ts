/** What stands in the place of the clients: while notes are read, when there is no client yet, and to confirm at first. */
import type { Counts, Recognised } from '../../core/reading/book';
import type { Words } from '../../core/i18n/lookup';
import type { Reading, Rule } from '../../core/reading/schema';
import { KINDS, writtenName } from '../../core/reading/words';
import type { Indexing } from '../rapport';
import { redraw, wordButton, type Scene } from './scene';

const RULES = ['type', 'tag', 'folder'] as const satisfies readonly Rule[];

export class Welcome {
  readonly el: HTMLElement;

  constructor(parent: HTMLElement, private readonly scene: Pick<Scene, 'rapport' | 'words' | 'id'>) {
    this.el = parent.createDiv('client-rapport-welcome');
  }

  clear(): void {
    this.el.empty();
  }

  drawIndexing({ done, total }: Indexing): void {
    const words = this.scene.words();
    redraw(this.el, () => {
      const box = this.el.createDiv('client-rapport-box');
      box.createDiv({ cls: 'client-rapport-box-title', text: words.say('view.indexing'), attr: { id: this.scene.id('indexing') } });
      box.createEl('progress', { cls: 'client-rapport-progress', attr: { max: total, value: done, 'aria-labelledby': this.scene.id('indexing') } });
      box.createDiv({ cls: 'client-rapport-quiet', text: words.say('view.count', { shown: done, total }) });
    });
  }

  drawFirst(recognised: Recognised, reading: Reading): void {
    const { rapport } = this.scene;
    const words = this.scene.words();
    redraw(this.el, () => {
      const box = this.el.createDiv('client-rapport-box');
      box.createDiv({ cls: 'client-rapport-box-title', text: words.say('view.first.title'), attr: { role: 'heading', 'aria-level': '2' } });
      box.createDiv({ text: words.say('view.first.found') });
      const list = box.createEl('ul', { cls: 'client-rapport-list client-rapport-found' });
      for (const { count, rules } of foundKinds(recognised, reading, words)) {
        const item = list.createEl('li');
        item.createEl('strong', { text: count });
        item.appendText(` · ${rules}`);
      }
      const buttons = box.createDiv('client-rapport-buttons');
      wordButton(buttons, words.say('view.first.yes'), 'yes', () => void rapport.confirmRecognised(), 'mod-cta');
      wordButton(buttons, words.say('view.first.settings'), 'settings', () => rapport.openSettings());
    });
  }

  drawEmpty({ topics }: Counts, { propertyNames, tags, folders }: Reading): void {
    const { rapport } = this.scene;
    const words = this.scene.words();
    redraw(this.el, () => {
      const box = this.el.createDiv('client-rapport-box');
      box.createDiv({ cls: 'client-rapport-box-title', text: words.say('view.empty.title'), attr: { role: 'heading', 'aria-level': '2' } });
      box.createDiv({ text: words.say('view.empty.how') });
      const ways = box.createEl('ul', { cls: 'client-rapport-ways' });
      drawWay(ways, words.say('view.empty.type', { example: '\u0000' }), `${writtenName('type', propertyNames)}: client`);
      for (const tag of ['client', ...(tags.client ?? [])]) drawWay(ways, words.say('view.empty.tag', { example: '\u0000' }), `#${tag}`);
      if (folders.client !== undefined) drawWay(ways, words.say('view.empty.folder', { example: '\u0000' }), folders.client);
      const buttons = box.createDiv('client-rapport-buttons');
      wordButton(buttons, words.say('command.create-client-card'), 'create', () => rapport.start('create-client-card', {}), 'mod-cta');
      wordButton(buttons, words.say('command.create-sample-notes'), 'samples', () => rapport.start('create-sample-notes', {}));
      if (topics > 0) box.createDiv({ cls: 'client-rapport-quiet', text: words.say('view.empty.topics', { n: topics }) });
    });
  }
}

/** A sentence with an example in it, set as code. */
function drawWay(list: HTMLElement, sentence: string, example: string): void {
  const [before = '', after = ''] = sentence.split('\u0000');
  const item = list.createEl('li', { text: before });
  item.createEl('code', { text: example, attr: { dir: 'auto' } });
  item.appendText(after);
}

interface Found {
  /** `43 clients` */
  readonly count: string;
  /** `by the property type`, `40 by the property type and 3 by a tag` */
  readonly rules: string;
}

/** Each kind that there is, with the rules that recognised it. */
function foundKinds(recognised: Recognised, { propertyNames }: Reading, words: Words): readonly Found[] {
  const property = writtenName('type', propertyNames);
  return KINDS.flatMap((kind) => {
    const counts = recognised[kind];
    const total = RULES.reduce((sum, rule) => sum + counts[rule], 0);
    if (total === 0) return [];
    const matched = RULES.filter((rule) => counts[rule] > 0).map((rule) => {
      const said = rule === 'type' ? words.say('view.first.rule.type', { property }) : words.say(`view.first.rule.${rule}`);
      return { said, n: counts[rule] };
    });
    const [only, second] = matched;
    const rules = only && !second ? only.said : words.list(matched.map(({ said, n }) => words.say('view.first.part', { n, rule: said })));
    return [{ count: words.say(`view.kind.${kind}`, { n: total }), rules }];
  });
}
