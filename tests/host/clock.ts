/**
 * The page's clock: its day can be set, waiting timers can be run at once, and whatever is still waiting can be listed.
 * Time goes on by itself as usual; `advance` and `settle` only make it go faster.
 */
import { uncaught } from './events';
import { byHost, owner, type Owner } from './owner';

interface Timer {
  readonly id: number;
  readonly run: () => void;
  readonly repeatMs: number | null;
  readonly owner: Owner;
  /** Where it was started, put into words only when somebody asks. */
  readonly origin: Error;
  due: number;
  real: number;
}

/** A timer of the stand-in itself, which is no leak of the plugin. */
export function hostTimeout(run: () => void, ms: number): number {
  return byHost(() => window.setTimeout(run, ms));
}

export class Clock {
  private readonly timers = new Map<number, Timer>();
  private nextId = 1_000_000;
  private offset = 0;
  private pendingFrames = 0;
  private readonly realDate = Date;
  private readonly real = {
    setTimeout: window.setTimeout.bind(window),
    clearTimeout: window.clearTimeout.bind(window),
    requestAnimationFrame: window.requestAnimationFrame.bind(window),
    cancelAnimationFrame: window.cancelAnimationFrame.bind(window),
  };
  private readonly replaced = new Map<string, PropertyDescriptor | undefined>();

  now = (): number => this.realDate.now() + this.offset;

  /** Puts the clock at noon of a day, `2026-03-31`, or at a moment of it, `2026-03-31T23:59`, in the machine's zone. */
  set(moment: string): void {
    const [day = '', time = '12:00'] = moment.split('T');
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
    const [hour = 12, minute = 0, second = 0] = time.split(':').map(Number);
    this.offset = new this.realDate(year, month - 1, date, hour, minute, second).getTime() - this.realDate.now();
  }

  /** @param virtualFrames frames count as timers, where nothing is painted anyway */
  install(virtualFrames: boolean): void {
    const { now } = this;
    this.replace('Date', new Proxy(this.realDate, {
      construct: (target, args: unknown[], newTarget) => {
        const made: unknown = Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget);
        if (made instanceof target) return made;
        throw new TypeError('A Date was expected.');
      },
      apply: (target) => new target(now()).toString(),
      get: (target, key): unknown => (key === 'now' ? now : Reflect.get(target, key)),
    }));
    this.replace('setTimeout', (run: unknown, ms?: number, ...args: unknown[]) => this.add(run, ms ?? 0, false, args));
    this.replace('setInterval', (run: unknown, ms?: number, ...args: unknown[]) => this.add(run, ms ?? 0, true, args));
    this.replace('clearTimeout', (id?: number) => this.clear(id));
    this.replace('clearInterval', (id?: number) => this.clear(id));
    if (virtualFrames) {
      this.replace('requestAnimationFrame', (run: FrameRequestCallback) => this.add(() => run(performance.now()), 16, false, []));
      this.replace('cancelAnimationFrame', (id: number) => this.clear(id));
    } else {
      this.replace('requestAnimationFrame', (run: FrameRequestCallback) => {
        this.pendingFrames++;
        return this.real.requestAnimationFrame((time) => {
          this.pendingFrames--;
          run(time);
        });
      });
      this.replace('cancelAnimationFrame', (id: number) => {
        this.pendingFrames = Math.max(0, this.pendingFrames - 1);
        this.real.cancelAnimationFrame(id);
      });
    }
  }

  uninstall(): void {
    for (const timer of this.timers.values()) this.real.clearTimeout(timer.real);
    this.timers.clear();
    for (const [name, descriptor] of this.replaced) {
      if (descriptor === undefined) Reflect.deleteProperty(window, name);
      else Object.defineProperty(window, name, descriptor);
    }
    this.replaced.clear();
  }

  /** Lets time pass, running every timer that falls due on the way, in order. */
  async advance(ms: number): Promise<void> {
    const end = this.now() + ms;
    await this.turn();
    for (let next = this.earliest(end, true); next !== undefined; next = this.earliest(end, true)) {
      this.jumpTo(next);
      await this.turn();
    }
    this.offset += Math.max(0, end - this.now());
    await this.turn();
  }

  /**
   * Runs what is due, and what is not as long as the clock need not be put on by more than `withinMs` in all, until nothing
   * is left to do and `idle` agrees; repeating timers are no work.
   */
  async settle(idle: () => boolean, withinMs: number): Promise<void> {
    let left = withinMs;
    let quiet = 0;
    for (let turns = 0; quiet < 3; turns++) {
      if (turns > 100_000) throw new Error(`The plugin does not come to rest: ${this.waiting().join('; ')}`);
      await this.turn();
      const now = this.now();
      const next = this.earliest(now + left, false);
      if (next !== undefined) {
        quiet = 0;
        left -= Math.max(0, next.due - now);
        this.jumpTo(next);
      } else {
        quiet = idle() && this.pendingFrames === 0 ? quiet + 1 : 0;
      }
    }
  }

  /** Timers of the plugin that still wait, with the line that started them. */
  waiting(): string[] {
    return [...this.timers.values()].filter((timer) => timer.owner === 'plugin').map((timer) => `${timer.repeatMs === null ? 'timeout' : 'interval'} ${originOf(timer.origin)}`);
  }

  private add(run: unknown, ms: number, repeats: boolean, args: unknown[]): number {
    const id = this.nextId++;
    const delay = Math.max(0, Number.isFinite(ms) ? ms : 0);
    const call = typeof run === 'function' ? () => void Reflect.apply(run, window, args) : () => undefined;
    const timer: Timer = { id, run: call, repeatMs: repeats ? Math.max(1, delay) : null, owner: owner(), origin: new Error(), due: this.now() + delay, real: 0 };
    this.timers.set(id, timer);
    this.arm(timer);
    return id;
  }

  private clear(id: number | undefined): void {
    const timer = id === undefined ? undefined : this.timers.get(id);
    if (timer === undefined) return;
    this.real.clearTimeout(timer.real);
    this.timers.delete(timer.id);
  }

  /** Real timers hold at most 24 days; a longer one is armed again when it comes. */
  private arm(timer: Timer): void {
    const wait = Math.min(Math.max(0, timer.due - this.now()), 2_000_000_000);
    timer.real = this.real.setTimeout(() => {
      if (timer.due > this.now() + 1) this.arm(timer);
      else this.fire(timer);
    }, wait);
  }

  private fire(timer: Timer): void {
    if (!this.timers.has(timer.id)) return;
    this.real.clearTimeout(timer.real);
    if (timer.repeatMs === null) {
      this.timers.delete(timer.id);
    } else {
      timer.due += timer.repeatMs;
      this.arm(timer);
    }
    try {
      timer.run();
    } catch (error) {
      uncaught(error);
    }
  }

  private jumpTo(timer: Timer): void {
    this.offset += Math.max(0, timer.due - this.now());
    this.fire(timer);
  }

  private earliest(end: number, repeating: boolean): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.timers.values()) {
      if (timer.due > end || (!repeating && timer.repeatMs !== null)) continue;
      if (first === undefined || timer.due < first.due) first = timer;
    }
    return first;
  }

  private turn(): Promise<void> {
    return new Promise((done) => {
      this.real.setTimeout(done, 0);
    });
  }

  private replace(name: string, value: unknown): void {
    this.replaced.set(name, Object.getOwnPropertyDescriptor(window, name));
    Object.defineProperty(window, name, { value, writable: true, configurable: true, enumerable: true });
  }
}

function originOf({ stack }: Error): string {
  return stack?.split('\n').slice(2, 5).map((line) => line.trim()).join(' < ') ?? '';
}
