/** Settings drawn from their declaration: groups, lists, pages, and each kind of control. */
import type * as obsidian from 'obsidian';
import type { App } from './app';
import { uncaught } from './events';
import { setIcon } from './icons';
import { Setting, SettingGroup } from './setting';
import { AbstractInputSuggest } from './suggest';

/** The tab (or page) that is drawn: where values come from and go to, and what is opened. */
export interface SettingsSource {
  readonly app: App;
  getControlValue(key: string): unknown;
  setControlValue(key: string, value: unknown): void | Promise<void>;
  openPage(definition: obsidian.SettingDefinitionPage): void;
  update(): void;
}

type MaybeLive<T> = T | (() => T);

export class DeclaredSettings {
  private readonly refreshers: (() => void)[] = [];
  private readonly cleanups: (() => void)[] = [];

  constructor(private readonly source: SettingsSource, private readonly containerEl: HTMLElement) {}

  draw(items: readonly obsidian.SettingDefinitionItem[]): void {
    let loose: SettingGroup | null = null;
    for (const item of items) {
      if (isGroup(item)) {
        loose = null;
        this.drawGroup(item);
      } else {
        loose ??= new SettingGroup(this.containerEl);
        this.drawItem(item, loose, 0);
      }
    }
    this.refresh();
  }

  /** Asks again what is visible and disabled; nothing is drawn anew. */
  refresh(): void {
    for (const refresh of this.refreshers) refresh();
  }

  /** Runs what `render` functions left to be cleaned up. */
  remove(): void {
    for (const cleanup of this.cleanups.splice(0)) cleanup();
    this.refreshers.length = 0;
    this.containerEl.empty();
  }

  private drawGroup(definition: obsidian.SettingDefinitionGroup): void {
    const group = new SettingGroup(this.containerEl);
    if (definition.heading !== undefined) group.setHeading(definition.heading);
    if (definition.cls !== undefined) group.addClass(...definition.cls.split(' '));
    for (const button of definition.extraButtons ?? []) group.addExtraButton(button);
    this.showWhile(group.hostEl, definition.visible);
    const list = isList(definition) ? definition : null;
    const rows = (definition.items ?? []).map((item, index) => {
      const setting = this.drawItem(item, group, index);
      if (list !== null) this.addListButtons(setting, list, index);
      return { item, setting };
    });
    const { search } = definition;
    if (search !== undefined) {
      group.addSearch((component) => {
        if (search.placeholder !== undefined) component.setPlaceholder(search.placeholder);
        component.onChange((query) => {
          for (const { item, setting } of rows) setting.settingEl.toggle('type' in item || search.match(item, query));
        });
      });
    }
    if (list === null) return;
    if (rows.length === 0 && list.emptyState !== undefined) group.listEl.createDiv({ cls: 'setting-list-empty', text: list.emptyState });
    const { addItem } = list;
    if (addItem !== undefined) {
      group.addSetting((setting) => {
        setting.setClass('setting-list-add').addButton((button) => button.setButtonText(addItem.name).onClick(() => addItem.action(setting.settingEl)));
      });
    }
  }

  private addListButtons(setting: Setting, list: obsidian.SettingDefinitionList, index: number): void {
    const { onDelete, onReorder } = list;
    if (onReorder !== undefined) {
      setting.addExtraButton((button) => button.setIcon('chevron-up').setTooltip('Move up').setDisabled(index === 0).onClick(() => onReorder(index, index - 1)));
    }
    if (onDelete !== undefined) setting.addExtraButton((button) => button.setIcon('trash-2').setTooltip('Delete').onClick(() => onDelete(index)));
  }

  private drawItem(item: obsidian.SettingGroupItem, group: SettingGroup, index: number): Setting {
    const setting = new Setting(group.listEl).setName(item.name);
    if (item.desc !== undefined) setting.setDesc(item.desc);
    this.showWhile(setting.settingEl, item.visible);
    if ('type' in item) this.drawPageRow(item, setting);
    else if (item.control !== undefined) this.drawControl(item.control, setting);
    else if (item.render !== undefined) {
      const cleanup = item.render(setting, group);
      if (cleanup !== undefined) this.cleanups.push(cleanup);
    } else if (item.action !== undefined) {
      const { action } = item;
      setting.setClass('mod-clickable');
      setting.settingEl.addEventListener('click', () => {
        if (!live(item.disabled, false)) action(setting.settingEl, index);
      });
      this.disableWhile(setting, item.disabled);
    }
    return setting;
  }

  private drawPageRow(page: obsidian.SettingDefinitionPage, setting: Setting): void {
    setting.setClass('mod-page');
    setting.addDisplayValue((value) => {
      this.refreshers.push(() => value.setValue(live(page.displayValue, '')).setStatus(live(page.status, null)));
    });
    setIcon(setting.controlEl.createDiv('setting-page-chevron'), 'chevron-right');
    setting.settingEl.setAttrs({ role: 'button', tabindex: 0 });
    setting.settingEl.addEventListener('click', () => this.source.openPage(page));
    setting.settingEl.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.source.openPage(page);
    });
  }

  private drawControl(control: obsidian.SettingControl, setting: Setting): void {
    const value = this.source.getControlValue(control.key) ?? control.defaultValue;
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    switch (control.type) {
      case 'toggle':
        setting.addToggle((toggle) => toggle.setValue(value === true).onChange((on) => this.take(control, on, setting)));
        break;
      case 'text':
        setting.addText((input) => input.setPlaceholder(control.placeholder ?? '').setValue(text).onChange((typed) => this.take(control, typed, setting)));
        break;
      case 'textarea':
        setting.addTextArea((area) => {
          if (control.rows !== undefined) area.inputEl.rows = control.rows;
          area.setPlaceholder(control.placeholder ?? '').setValue(text).onChange((typed) => this.take(control, typed, setting));
        });
        break;
      case 'number':
        setting.addText((input) => {
          input.inputEl.type = 'number';
          if (control.min !== undefined) input.inputEl.min = String(control.min);
          if (control.max !== undefined) input.inputEl.max = String(control.max);
          if (control.step !== undefined) input.inputEl.step = String(control.step);
          input.setPlaceholder(control.placeholder ?? '').setValue(text).onChange((typed) => {
            if (typed.trim() !== '' && Number.isFinite(Number(typed))) this.take(control, Number(typed), setting);
          });
        });
        break;
      case 'slider':
        setting.addSlider((slider) => {
          slider.setLimits(control.min, control.max, control.step).setValue(typeof value === 'number' ? value : control.min);
          if (control.displayFormat !== undefined) slider.setDisplayFormat(control.displayFormat);
          slider.onChange((chosen) => this.take(control, chosen, setting));
        });
        break;
      case 'dropdown':
        setting.addDropdown((dropdown) => dropdown.addOptions(control.options).setValue(text).onChange((chosen) => this.take(control, chosen, setting)));
        break;
      case 'color':
        setting.addColorPicker((picker) => picker.setValue(text).onChange((chosen) => this.take(control, chosen, setting)));
        break;
      case 'file':
      case 'folder':
        setting.addSearch((input) => {
          const take = (path: string): void => this.take(control, path, setting);
          input.setPlaceholder(control.placeholder ?? '').setValue(text).onChange(take);
          const paths = control.type === 'file' ? filesFor(this.source.app, control) : foldersFor(this.source.app, control);
          new PathSuggest(this.source.app, input.inputEl, paths).onSelect((path) => {
            input.setValue(path);
            take(path);
          });
        });
        break;
    }
    this.nameControl(setting);
    this.disableWhile(setting, control.disabled);
  }

  /** A value that `validate` objects to is shown with its error and not kept. */
  private take<V>(control: obsidian.SettingControlBase<V>, value: V, setting: Setting): void {
    Promise.resolve(control.validate?.(value))
      .then(async (error) => {
        setting.setErrorMessage(typeof error === 'string' && error !== '' ? error : null);
        if (typeof error === 'string' && error !== '') return;
        await this.source.setControlValue(control.key, value);
        this.refresh();
      })
      .catch(uncaught);
  }

  /** A declared control is named after its row. */
  private nameControl(setting: Setting): void {
    const id = `setting-${nextId++}`;
    setting.nameEl.id = id;
    for (const el of setting.controlEl.querySelectorAll('input, textarea, select')) el.setAttribute('aria-labelledby', id);
  }

  private showWhile(el: HTMLElement, visible: MaybeLive<boolean> | undefined): void {
    if (visible !== undefined) this.refreshers.push(() => el.toggle(live(visible, true)));
  }

  private disableWhile(setting: Setting, disabled: MaybeLive<boolean> | undefined): void {
    if (disabled !== undefined) this.refreshers.push(() => void setting.setDisabled(live(disabled, false)));
  }
}

let nextId = 1;

class PathSuggest extends AbstractInputSuggest<string> {
  constructor(app: App, inputEl: HTMLInputElement, private readonly paths: () => readonly string[]) {
    super(app, inputEl);
  }

  renderSuggestion(path: string, el: HTMLElement): void {
    el.setText(path);
  }

  protected getSuggestions(query: string): string[] {
    const wanted = query.toLowerCase();
    return this.paths().filter((path) => path.toLowerCase().includes(wanted));
  }
}

function filesFor(app: App, control: obsidian.SettingFileControl): () => string[] {
  return () => app.vault.getFiles().filter((file) => control.filter?.(file) ?? true).map((file) => file.path);
}

function foldersFor(app: App, control: obsidian.SettingFolderControl): () => string[] {
  return () => app.vault.getAllFolders(control.includeRoot === true).filter((folder) => control.filter?.(folder) ?? true).map((folder) => folder.path);
}

function isGroup(item: obsidian.SettingDefinitionItem): item is obsidian.SettingDefinitionGroup | obsidian.SettingDefinitionList {
  return 'type' in item && (item.type === 'group' || item.type === 'list');
}

function isList(definition: obsidian.SettingDefinitionGroup): definition is obsidian.SettingDefinitionList {
  return definition.type === 'list';
}

function live<T extends string | boolean | null>(value: MaybeLive<T> | undefined, otherwise: T): T {
  if (value === undefined) return otherwise;
  return typeof value === 'function' ? value() : value;
}
