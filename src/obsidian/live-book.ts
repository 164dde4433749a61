/**
 * Keeps the book in step with the vault: fills it after the layout is ready, in slices that never block a frame, follows
 * every change, and tells whoever listens once after any number of them. Also knows what day it is.
 */
import { Component, type App } from 'obsidian';
import { Book } from '../core/reading/book';
import { dayOfDate, type Day } from '../core/day';
import type { Reading } from '../core/reading/schema';
import type { Settings } from '../core/settings';
import type { Indexing } from './rapport';
import type { NoteEvents, VaultDoor } from './vault';

/** Half of a frame at 60 Hz, so that the other half is the app's. */
const SLICE_MS = 8;
const READS_AT_ONCE = 16;
/** Listeners are told when nothing has happened for a while, but never later than the limit. */
const QUIET_MS = 100;
const LONGEST_SILENCE_MS = 500;
const TYPING_MS = 400;

export class LiveBook extends Component implements NoteEvents {
  /** Made when it is first needed, which is after the start. */
  private current: Book | null = null;
  private day: Day = dayOfDate(new Date());
  private readonly listeners = new Set<() => void>();

  /** Notes to take in, in order; with their text where it came with the event. */
  private readonly waiting = new Map<string, string | undefined>();
  /** Texts that have been read, and are taken in before anything else. */
  private readonly arrived = new Map<string, string | Error>();
  private readonly toRead = new Set<string>();
  /** Reads under way, each with a number: what is read late never overwrites what was told since. */
  private readonly reads = new Map<string, number>();
  private lastRead = 0;
  private readsUnderWay = 0;
  /** Notes that the host has not read yet, and how many of them it left over the last time it was done. */
  private readonly unknown = new Set<string>();
  private leftOver: number | null = null;
  /** How many notes there were when the filling began. */
  private expected = 0;
  /** Notes that were taken in. */
  private readonly taken = new Set<string>();
  private begun = false;
  private filled = false;

  private turnTimer: number | null = null;
  private tellTimer: number | null = null;
  private untoldSince: number | null = null;
  private midnightTimer: number | null = null;
  private rereadTimer: number | null = null;

  constructor(private readonly app: App, private readonly door: VaultDoor, private reading: Reading) {
    super();
  }

  override onload(): void {
    let unloaded = false;
    this.register(() => {
      unloaded = true;
      this.stop();
    });
    this.app.workspace.onLayoutReady(() => {
      if (!unloaded) this.begin();
    });
  }

  book(): Book {
    return (this.current ??= new Book(this.reading, this.door.resolve));
  }

  today(): Day {
    return this.day;
  }

  indexing(): Indexing {
    const done = this.taken.size;
    return { done, total: this.filled ? done : Math.max(done, this.expected), finished: this.filled };
  }

  subscribe(changed: () => void): () => void {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  }

  /** Notes are read anew only if they are read in another way, and once somebody has stopped typing it. */
  settingsChanged(before: Settings, after: Settings): void {
    this.tell();
    if (JSON.stringify(before.reading) === JSON.stringify(after.reading)) return;
    if (this.rereadTimer !== null) window.clearTimeout(this.rereadTimer);
    this.rereadTimer = window.setTimeout(() => this.readAnew(after.reading), TYPING_MS);
  }

  private readAnew(reading: Reading): void {
    this.rereadTimer = null;
    this.reading = reading;
    this.current = null;
    this.taken.clear();
    if (this.begun) this.fill();
    this.tell();
  }

  /** Something that is no note has changed: the settings, for example. */
  tell(): void {
    const now = performance.now();
    this.untoldSince ??= now;
    if (this.tellTimer !== null) window.clearTimeout(this.tellTimer);
    const wait = Math.max(0, Math.min(QUIET_MS, this.untoldSince + LONGEST_SILENCE_MS - now));
    this.tellTimer = window.setTimeout(() => this.tellNow(), wait);
  }

  // ── What happens ──────────────────────────────────────────────────────────────────────────────────────────────────

  changed(path: string, text: string): void {
    this.forget(path);
    this.waiting.set(path, text);
    this.goOn();
  }

  appeared(path: string): void {
    if (this.taken.has(path)) return;
    this.waiting.set(path, this.waiting.get(path));
    this.goOn();
  }

  gone(path: string): void {
    this.forget(path);
    this.taken.delete(path);
    if (this.book().remove(path)) this.tell();
  }

  renamed(from: string, to: string): void {
    this.gone(from);
    this.forget(to);
    this.waiting.set(to, undefined);
    this.goOn();
  }

  settled(): void {
    // Early on, Obsidian is done several times; a note that it leaves over twice is one that it cannot read.
    const left = this.unknown.size;
    if (left > 0 && left === this.leftOver && this.isIdle()) this.finish();
    this.leftOver = left;
    for (const path of this.unknown) if (!this.waiting.has(path)) this.waiting.set(path, undefined);
    if (left > 0) this.goOn();
  }

  // ── Taking in ─────────────────────────────────────────────────────────────────────────────────────────────────────

  private begin(): void {
    this.begun = true;
    // First listening, then looking: what is written in between is not lost.
    this.door.watch(this, (event) => this.registerEvent(event));
    this.followTheDay();
    this.fill();
  }

  private fill(): void {
    this.filled = false;
    this.leftOver = null;
    for (const paths of [this.waiting, this.arrived, this.toRead, this.reads, this.unknown]) paths.clear();
    const notes = this.door.notes();
    this.expected = notes.length;
    for (const path of notes) this.waiting.set(path, undefined);
    this.goOn();
  }

  private goOn(): void {
    this.turnTimer ??= window.setTimeout(() => this.turn(), 0);
  }

  private turn(): void {
    this.turnTimer = null;
    const end = performance.now() + SLICE_MS;
    let changed = false;
    do {
      const read = first(this.arrived);
      if (read) {
        this.arrived.delete(read[0]);
        changed = this.takeRead(...read) || changed;
        continue;
      }
      const next = first(this.waiting);
      if (!next) break;
      this.waiting.delete(next[0]);
      changed = this.takeIn(...next) || changed;
    } while (performance.now() < end);
    this.readOn();
    if (this.waiting.size > 0 || this.arrived.size > 0) this.goOn();
    else if (!this.filled && this.unknown.size === 0 && this.isIdle()) this.finish();
    if (changed || !this.filled) this.tell();
  }

  private finish(): void {
    this.filled = true;
    this.tell();
  }

  /** @returns whether anything that is shown may have changed */
  private takeIn(path: string, text: string | undefined): boolean {
    const sight = this.door.look(path);
    if (sight === 'gone') {
      this.taken.delete(path);
      return this.book().remove(path);
    }
    if (sight === 'unknown') {
      this.unknown.add(path);
      return false;
    }
    this.unknown.delete(path);
    if (!sight.doubtful && !(sight.tellsMore && this.book().reads(sight.raw))) {
      this.taken.add(path);
      return this.book().put(sight.raw);
    }
    if (text !== undefined) {
      this.taken.add(path);
      return this.book().put(this.door.withText(sight, text));
    }
    this.toRead.add(path);
    return false;
  }

  private takeRead(path: string, text: string | Error): boolean {
    if (!(text instanceof Error)) return this.takeIn(path, text);
    const sight = this.door.look(path);
    if (sight === 'gone' || sight === 'unknown') return this.takeIn(path, undefined);
    this.taken.add(path);
    return this.book().put(this.door.unreadable(sight, text));
  }

  private readOn(): void {
    for (const path of this.toRead) {
      if (this.readsUnderWay >= READS_AT_ONCE) return;
      this.toRead.delete(path);
      void this.read(path);
    }
  }

  private async read(path: string): Promise<void> {
    const number = ++this.lastRead;
    this.reads.set(path, number);
    this.readsUnderWay += 1;
    let text: string | Error;
    try {
      text = await this.door.text(path);
    } catch (error) {
      text = error instanceof Error ? error : new Error(String(error));
    }
    this.readsUnderWay -= 1;
    if (this.reads.get(path) === number) {
      this.reads.delete(path);
      this.arrived.set(path, text);
    }
    if (this.begun) this.goOn();
  }

  /** Whatever was about to be taken in for a note is of the past. */
  private forget(path: string): void {
    for (const paths of [this.waiting, this.arrived, this.toRead, this.reads, this.unknown]) paths.delete(path);
  }

  private isIdle(): boolean {
    return [this.waiting, this.arrived, this.toRead, this.reads].every(({ size }) => size === 0);
  }

  // ── Telling ───────────────────────────────────────────────────────────────────────────────────────────────────────

  private tellNow(): void {
    this.tellTimer = null;
    const busy = this.filled && !this.isIdle();
    if (busy && this.untoldSince !== null && performance.now() - this.untoldSince < LONGEST_SILENCE_MS) {
      this.tell();
      return;
    }
    this.untoldSince = null;
    for (const listener of [...this.listeners]) {
      try {
        listener();
      } catch (error) {
        console.error('Client Rapport: a view could not follow a change.', error);
      }
    }
  }

  // ── The day ───────────────────────────────────────────────────────────────────────────────────────────────────────

  private followTheDay(): void {
    this.checkTheDay();
    const { win, doc } = this.app.workspace.containerEl;
    // Timers sleep while the machine does.
    this.registerDomEvent(win, 'focus', () => this.checkTheDay());
    this.registerDomEvent(doc, 'visibilitychange', () => this.checkTheDay());
  }

  private checkTheDay(): void {
    const now = new Date();
    const day = dayOfDate(now);
    if (day !== this.day) {
      this.day = day;
      this.tell();
    }
    if (this.midnightTimer !== null) window.clearTimeout(this.midnightTimer);
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    this.midnightTimer = window.setTimeout(() => this.checkTheDay(), midnight.getTime() - now.getTime() + 50);
  }

  private stop(): void {
    this.begun = false;
    for (const paths of [this.waiting, this.arrived, this.toRead, this.reads, this.unknown]) paths.clear();
    this.listeners.clear();
    for (const timer of [this.turnTimer, this.tellTimer, this.midnightTimer, this.rereadTimer]) if (timer !== null) window.clearTimeout(timer);
    this.turnTimer = this.tellTimer = this.midnightTimer = this.rereadTimer = null;
  }
}

function first<K, V>(map: ReadonlyMap<K, V>): readonly [K, V] | null {
  const next = map.entries().next();
  return next.done === true ? null : next.value;
}
