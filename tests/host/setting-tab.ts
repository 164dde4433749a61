/** Settings tabs and the dialog that shows them, a page within a tab included. */
import type * as obsidian from 'obsidian';
import type { App } from './app';
import { DeclaredSettings } from './declared-settings';
import { isRecord } from './yaml';
import { Modal } from './modal';
import type { Plugin } from './plugin';
import { ExtraButtonComponent } from './setting-components';

export abstract class SettingTab {
  icon = 'settings';
  containerEl: HTMLElement = createDiv('vertical-tab-content');
  settingItems: obsidian.SettingDefinitionItem[] = [];
  private hostDrawn: DeclaredSettings | null = null;
  private hostPage: obsidian.SettingDefinitionPage | null = null;

  constructor(public app: App) {}

  getSettingDefinitions(): obsidian.SettingDefinitionItem[] {
    return [];
  }

  getControlValue(_key: string): unknown {
    return undefined;
  }

  setControlValue(_key: string, _value: unknown): void | Promise<void> {
    return undefined;
  }

  display(): void {
    return undefined;
  }

  hide(): void {
    return undefined;
  }

  /** Draws everything anew; on a page that is still declared, the page. */
  update(): void {
    if (!this.containerEl.isConnected) return;
    this.settingItems = this.getSettingDefinitions();
    this.hostDraw();
  }

  refreshDomState(): void {
    this.hostDrawn?.refresh();
  }

  /** The dialog shows the tab. Declared settings win over `display`. */
  hostShow(): void {
    this.settingItems = this.getSettingDefinitions();
    this.hostPage = null;
    if (this.settingItems.length > 0) this.hostDraw();
    else this.display();
  }

  hostHide(): void {
    this.hostDrawn?.remove();
    this.hostDrawn = null;
    this.containerEl.empty();
    this.hide();
  }

  private hostDraw(): void {
    this.hostDrawn?.remove();
    this.containerEl.empty();
    const wanted = this.hostPage;
    const page = wanted === null ? null : (pagesIn(this.settingItems).find((one) => one.name === wanted.name) ?? null);
    this.hostPage = page;
    if (page !== null) this.hostDrawTitlebar(page.name);
    const bodyEl = this.containerEl.createDiv('setting-tab-body');
    this.hostDrawn = new DeclaredSettings(
      {
        app: this.app,
        getControlValue: (key) => this.getControlValue(key),
        setControlValue: (key, value) => this.setControlValue(key, value),
        openPage: (definition) => {
          this.hostPage = definition;
          this.hostDraw();
        },
        update: () => this.update(),
      },
      bodyEl,
    );
    const made = page?.page?.();
    if (made !== undefined) {
      bodyEl.appendChild(made.rootEl);
      made.display();
    } else {
      this.hostDrawn.draw(page === null ? this.settingItems : (page.items ?? []));
    }
  }

  private hostDrawTitlebar(title: string): void {
    const bar = this.containerEl.createDiv('setting-page-titlebar');
    new ExtraButtonComponent(bar).setIcon('chevron-left').setTooltip('Back').onClick(() => {
      this.hostPage = null;
      this.hostDraw();
    });
    bar.createDiv({ cls: 'setting-page-title', text: title });
  }
}

export abstract class PluginSettingTab extends SettingTab {
  constructor(app: App, private readonly hostPlugin: Plugin) {
    super(app);
  }

  /** By itself a control's value is the plugin's setting of that key. */
  override getControlValue(key: string): unknown {
    return isRecord(this.hostPlugin.settings) ? this.hostPlugin.settings[key] : undefined;
  }

  override async setControlValue(key: string, value: unknown): Promise<void> {
    if (!isRecord(this.hostPlugin.settings)) return;
    this.hostPlugin.settings[key] = value;
    await this.hostPlugin.saveData(this.hostPlugin.settings);
  }
}

export abstract class SettingPage {
  rootEl: HTMLElement = createDiv('setting-page');
  titlebarEl: HTMLElement = this.rootEl.createDiv('setting-page-titlebar');
  containerEl: HTMLElement = this.rootEl.createDiv('setting-page-content');
  title = '';

  abstract display(): void;

  hide(): void {
    return undefined;
  }
}

/** The settings dialog. In the app it is a window of its own; here it is a modal with the same parts. */
export class SettingsDialog extends Modal {
  private shown: SettingTab | null = null;

  constructor(app: App) {
    super(app);
    this.modalEl.addClass('mod-settings');
    this.setTitle('Settings');
  }

  /** @returns the tab, drawn */
  openTabById(id: string): SettingTab {
    const tab = this.app.registry.settingTabs.get(id);
    if (tab === undefined) throw new Error(`There is no settings tab "${id}".`);
    this.open();
    this.shown?.hostHide();
    this.contentEl.empty();
    this.contentEl.appendChild(tab.containerEl);
    this.shown = tab;
    tab.hostShow();
    return tab;
  }

  override onClose(): void {
    this.shown?.hostHide();
    this.shown = null;
    this.contentEl.empty();
  }
}

function pagesIn(items: readonly obsidian.SettingDefinitionItem[]): obsidian.SettingDefinitionPage[] {
  return items.flatMap((item) => {
    if (!('type' in item)) return [];
    if (item.type === 'page') return [item, ...pagesIn(item.items ?? [])];
    return pagesIn(item.items ?? []);
  });
}
