/** A field as it stood on the wire: its name as Asterisk wrote it, and its value. */
export type Entry = readonly [name: string, value: string];

/** Holds fields under any name, `__proto__` and `constructor` included: nothing is inherited. */
class Fields {
  [name: string]: string;
}
Object.setPrototypeOf(Fields.prototype, null);
Reflect.deleteProperty(Fields.prototype, 'constructor');

/** The fields of one message, each known by the number of its line. */
export abstract class MessageFields {
  #record: Readonly<Record<string, string>> | undefined;

  /** The first line with that name, whatever its case, from `line` on; -1 without one. */
  protected abstract find(name: string, line?: number): number;
  /** How many lines there are. */
  protected abstract count(): number;
  protected abstract name(line: number): string;
  protected abstract value(line: number): string;

  get(name: string): string | undefined {
    const line = this.find(name);
    return line === -1 ? undefined : this.value(line);
  }

  getAll(name: string): string[] {
    const values: string[] = [];
    for (let line = this.find(name); line !== -1; line = this.find(name, line + 1)) values.push(this.value(line));
    return values;
  }

  entries(): Entry[] {
    const entries: Entry[] = [];
    const count = this.count();
    for (let line = 0; line < count; line++) entries.push([this.name(line), this.value(line)]);
    return entries;
  }

  /** By name, exactly as written: the first value of each. */
  get record(): Readonly<Record<string, string>> {
    this.#record ??= Object.freeze(this.#collect());
    return this.#record;
  }

  #collect(): Record<string, string> {
    const record = new Fields();
    const count = this.count();
    for (let line = 0; line < count; line++) record[this.name(line)] ??= this.value(line);
    return record;
  }
}
