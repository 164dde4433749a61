/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** What the stand-in's tabs lack for hands: keys, a cross on the tabs of the middle; and the hints of icons. */
import type { App } from '../../tests/host/app';
import { setIcon } from '../../tests/host/icons';

export function furnishTabs(app: App): void {
  const { workspace } = app;
  const draw = (): void => {
    for (const leaf of workspace.leaves()) {
      const { tabHeaderEl: tab } = leaf;
      tab.tabIndex = tab.hasClass('is-active') ? 0 : -1;
      tab.querySelector('.preview-close')?.remove();
      if (leaf.parent !== workspace.rootSplit || workspace.rootSplit.leaves.length < 2) continue;
      const cross = tab.createSpan({ cls: 'preview-close', attr: { 'aria-hidden': 'true' } });
      setIcon(cross, 'x');
    }
  };
  workspace.on('layout-change', draw);
  workspace.on('active-leaf-change', draw);
  draw();

  workspace.containerEl.addEventListener('click', (event) => {
    const cross = event.target instanceof Element ? event.target.closest('.preview-close') : null;
    if (cross === null) return;
    event.stopPropagation();
    close(app, cross.closest('[role="tab"]'));
  }, { capture: true });
  workspace.containerEl.addEventListener('keydown', (event) => {
    const tab = event.target instanceof Element ? event.target.closest<HTMLElement>('[role="tab"]') : null;
    if (tab === null || event.target !== tab) return;
    const tabs = [...(tab.parentElement?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[tabs.indexOf(tab) + step];
    if (step !== 0 && next !== undefined) {
      next.click();
      next.focus();
    } else if (event.key === 'Delete') close(app, tab);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** The last tab of the middle stays. */
function close({ workspace }: App, tab: Element | null): void {
  const leaf = workspace.rootSplit.leaves.find((one) => one.tabHeaderEl === tab);
  if (leaf !== undefined && workspace.rootSplit.leaves.length > 1) leaf.detach();
}

/** As in the app, whatever has an `aria-label` shows it under the mouse. @returns what takes the hints away again */
export function showHints(): () => void {
  const hint = document.body.createDiv({ cls: 'tooltip', attr: { 'aria-hidden': 'true' } });
  hint.hide();
  const follow = ({ target }: PointerEvent): void => {
    const el = target instanceof Element ? target.closest('[aria-label]:not([role="tree"], textarea, input)') : null;
    const text = el?.getAttribute('aria-label');
    hint.toggle(text !== null && text !== undefined && text !== el?.textContent);
    if (el === null || text === null || text === undefined) return;
    hint.setText(text);
    const { left, width, bottom, top } = el.getBoundingClientRect();
    const below = bottom + hint.offsetHeight + 8 < window.innerHeight;
    hint.style.left = `${Math.max(4, Math.min(left + width / 2 - hint.offsetWidth / 2, window.innerWidth - hint.offsetWidth - 4))}px`;
    hint.style.top = `${below ? bottom + 4 : top - hint.offsetHeight - 4}px`;
  };
  const away = (): void => void hint.hide();
  document.addEventListener('pointerover', follow);
  document.addEventListener('pointerdown', away);
  document.addEventListener('keydown', away);
  return () => {
    hint.remove();
    document.removeEventListener('pointerover', follow);
    document.removeEventListener('pointerdown', away);
    document.removeEventListener('keydown', away);
  };
}
