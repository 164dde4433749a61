/** Client Rapport inside Obsidian: puts the parts together and registers them. Nothing is read before the layout is ready. */
import { Plugin } from 'obsidian';
import { registerCommandLine } from './obsidian/cli';
import { registerCodeBlock } from './obsidian/code-block';
import { registerCommands } from './obsidian/commands';
import { HEALTH_VIEW } from './obsidian/health-view';
import { LiveBook } from './obsidian/live-book';
import { LiveRapport } from './obsidian/live-rapport';
import { registerPane } from './obsidian/pane-view';
import { PORTFOLIO_VIEW } from './obsidian/portfolio-view';
import { SettingsTab } from './obsidian/settings-tab';
import { StoredSettings } from './obsidian/stored-settings';
import { TOPIC_VIEW } from './obsidian/topic-view';
import { registerLinks } from './obsidian/uri';
import { VaultDoor } from './obsidian/vault';

export default class ClientRapportPlugin extends Plugin {
  private stored: StoredSettings | null = null;
  private tab: SettingsTab | null = null;

  override async onload(): Promise<void> {
    const stored = await StoredSettings.load(this);
    this.stored = stored;
    const door = new VaultDoor(this.app);
    const live = new LiveBook(this.app, door, stored.current.reading);
    const rapport = new LiveRapport(this.app, live, door, stored);
    stored.onChange((before, after) => live.settingsChanged(before, after));

    registerPane(this, HEALTH_VIEW, rapport);
    registerPane(this, PORTFOLIO_VIEW, rapport);
    registerPane(this, TOPIC_VIEW, rapport);
    registerCommands(this, rapport, { openHealth: () => this.openHealth() });
    registerCommandLine(this, rapport);
    registerLinks(this, rapport);
    registerCodeBlock(this, rapport, door);
    this.tab = new SettingsTab(this.app, this, rapport, stored);
    this.addSettingTab(this.tab);
    this.register(() => rapport.closeForms());
    this.addChild(live);
  }

  override onUserEnable(): void {
    void this.openHealth();
  }

  override async onExternalSettingsChange(): Promise<void> {
    await this.stored?.reload();
    this.tab?.update();
  }

  private async openHealth(): Promise<void> {
    await this.app.workspace.ensureSideLeaf(HEALTH_VIEW.type, 'right', { active: true, reveal: true });
  }
}
