/** The command palette of the preview: whatever commands the plugin has that can run now. */
import type { App } from '../../tests/host/app';
import type { Command } from '../../tests/host/plugin';
import { FuzzySuggestModal } from '../../tests/host/suggest';
import { setIcon } from '../../tests/host/icons';
import type { FuzzyMatch } from 'obsidian';
import type { PreviewWords } from './words';

export class CommandPalette extends FuzzySuggestModal<Command> {
  /** There is one plugin, so its name before every command would say nothing. */
  constructor(app: App, words: PreviewWords, private readonly pluginName: string) {
    super(app);
    this.setPlaceholder(words.command);
    this.emptyStateText = words.noCommand;
    this.modalEl.setAttribute('aria-label', words.commands);
  }

  getItems(): Command[] {
    return [...this.app.registry.commands.values()].filter((command) => this.app.canRun(command.id));
  }

  getItemText({ name }: Command): string {
    const prefix = `${this.pluginName}: `;
    return name.startsWith(prefix) ? name.slice(prefix.length) : name;
  }

  override renderSuggestion(match: FuzzyMatch<Command>, el: HTMLElement): void {
    el.addClass('preview-command');
    setIcon(el.createSpan('preview-command-icon'), match.item.icon ?? 'terminal');
    super.renderSuggestion(match, el.createSpan());
  }

  onChooseItem(command: Command): void {
    this.app.runCommand(command.id);
  }
}
