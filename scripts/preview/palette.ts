/** The command palette of the preview: whatever commands the plugin has that can run now. */
import type { Command } from '../../tests/host/plugin';
import { FuzzySuggestModal } from '../../tests/host/suggest';

export class CommandPalette extends FuzzySuggestModal<Command> {
  override onOpen(): void {
    this.setPlaceholder('Select a command…');
  }

  getItems(): Command[] {
    return [...this.app.registry.commands.values()].filter((command) => this.app.canRun(command.id));
  }

  getItemText(command: Command): string {
    return command.name;
  }

  onChooseItem(command: Command): void {
    this.app.runCommand(command.id);
  }
}
