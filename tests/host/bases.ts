/** Bases views, as far as a test can drive one: entries of notes with their properties, handed in and replaced at will. */
import type { App } from './app';
import { Component } from './component';
import type { TFile } from './files';
import { isRecord } from './yaml';

export abstract class Value {
  abstract text(): string;
  abstract isTruthy(): boolean;

  toString(): string {
    return this.text();
  }

  renderTo(el: HTMLElement): void {
    el.setText(this.text());
  }

  static equals(a: Value | null, b: Value | null): boolean {
    return a?.text() === b?.text();
  }

  static looseEquals(a: Value | null, b: Value | null): boolean {
    return Value.equals(a, b);
  }
}

export class StringValue extends Value {
  constructor(private readonly value: string) {
    super();
  }

  text(): string {
    return this.value;
  }

  isTruthy(): boolean {
    return this.value !== '';
  }
}

export class NumberValue extends StringValue {}
export class BooleanValue extends StringValue {}
export class DateValue extends StringValue {}
export class ListValue extends StringValue {}
export class LinkValue extends StringValue {}
export class NullValue extends Value {
  text(): string {
    return '';
  }

  isTruthy(): boolean {
    return false;
  }
}

export class BasesEntry {
  constructor(private readonly app: App, public file: TFile) {}

  getValue(propertyId: string): Value | null {
    const [kind, ...name] = propertyId.split('.');
    if (kind === 'file') return new StringValue(name.join('.') === 'path' ? this.file.path : this.file.basename);
    const frontmatter = this.app.metadataCache.getFileCache(this.file)?.frontmatter;
    const value: unknown = isRecord(frontmatter) ? frontmatter[name.join('.')] : undefined;
    return value === undefined ? null : value === null ? new NullValue() : new StringValue(typeof value === 'string' ? value : JSON.stringify(value));
  }
}

export class QueryController extends Component {
  constructor(readonly app: App) {
    super();
  }
}

export abstract class BasesView extends Component {
  abstract type: string;
  app: App;
  config = new BasesViewConfig();
  allProperties: string[] = [];
  data: unknown = { data: [], groupedData: [], properties: [] };

  constructor(controller: QueryController) {
    super();
    this.app = controller.app;
  }

  abstract onDataUpdated(): void;

  async createFileForView(baseFileName = 'Untitled'): Promise<void> {
    await this.app.vault.create(this.app.vault.freePath('/', baseFileName, 'md'), '');
  }

  /** New results: every entry is a new object, as in the app. */
  hostUpdate(files: readonly TFile[]): void {
    const entries = files.map((file) => new BasesEntry(this.app, file));
    this.data = { data: entries, groupedData: [{ entries, hasKey: () => false }], properties: this.config.getOrder() };
    this.onDataUpdated();
  }
}

export class BasesViewConfig {
  name = 'View';
  private readonly options = new Map<string, unknown>();

  get(key: string): unknown {
    return this.options.get(key);
  }

  set(key: string, value: unknown): void {
    if (value === null) this.options.delete(key);
    else this.options.set(key, value);
  }

  getAsPropertyId(key: string): string | null {
    const value = this.options.get(key);
    return typeof value === 'string' ? value : null;
  }

  getOrder(): string[] {
    return ['file.name'];
  }

  getSort(): readonly unknown[] {
    return [];
  }

  getDisplayName(propertyId: string): string {
    return propertyId.replace(/^(?:note|file|formula)\./, '');
  }
}
