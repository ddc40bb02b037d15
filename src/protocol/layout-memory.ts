import { FieldLayout } from './field-layout.js';
import type { FieldName } from './field-name.js';

const MAX_KINDS = 1_024;
const MAX_LAYOUTS_OF_A_KIND = 6;
const MAX_LAYOUTS = 512;
/** A layout is worth its patterns when it has been seen so often. */
const SIGHTINGS = 3;
const MAX_SIGHTED = 16;
/** Names in all sightings together: several times what a real Asterisk shows. */
const MAX_SIGHTED_NAMES = 32_768;

interface Sighting {
  readonly names: readonly FieldName[];
  count: number;
}

/**
 * The layouts that messages of one kind were seen to have, such as the events of one name. Only speed depends on what is
 * remembered, and what is remembered is bounded, since names come from the wire.
 */
export class LayoutMemory {
  static readonly #kinds = new Map<string, LayoutMemory>();
  static #learnt = 0;
  static #sightedNames = 0;
  /** The one that matched last comes first. */
  readonly layouts: FieldLayout[] = [];
  #sightings: Sighting[] = [];

  static of(kind: string): LayoutMemory {
    let memory = LayoutMemory.#kinds.get(kind);
    if (memory === undefined) {
      if (LayoutMemory.#kinds.size >= MAX_KINDS) LayoutMemory.#forgetAll();
      memory = new LayoutMemory();
      LayoutMemory.#kinds.set(kind, memory);
    }
    return memory;
  }

  /** Takes note of a message that none of the layouts matched. */
  sighted(names: readonly FieldName[]): void {
    if (LayoutMemory.#learnt >= MAX_LAYOUTS || !FieldLayout.fits(names)) return;
    const sighting = this.#sightings.find((known) => isSame(known.names, names));
    if (sighting === undefined) {
      this.#note(names);
      return;
    }
    sighting.count += 1;
    if (sighting.count === SIGHTINGS) this.#learn(names);
  }

  static #forgetAll(): void {
    LayoutMemory.#kinds.clear();
    LayoutMemory.#learnt = 0;
    LayoutMemory.#sightedNames = 0;
  }

  static #forgetSightings(): void {
    for (const memory of LayoutMemory.#kinds.values()) memory.#sightings = [];
    LayoutMemory.#sightedNames = 0;
  }

  /** Moves a layout that matched to the front. */
  prefer(layout: FieldLayout): void {
    this.layouts.splice(this.layouts.indexOf(layout), 1);
    this.layouts.unshift(layout);
  }

  #note(names: readonly FieldName[]): void {
    if (LayoutMemory.#sightedNames + names.length > MAX_SIGHTED_NAMES) LayoutMemory.#forgetSightings();
    LayoutMemory.#sightedNames += names.length;
    this.#sightings.push({ names, count: 1 });
    if (this.#sightings.length > MAX_SIGHTED) LayoutMemory.#sightedNames -= this.#sightings.shift()?.names.length ?? 0;
  }

  #learn(names: readonly FieldName[]): void {
    if (this.layouts.length >= MAX_LAYOUTS_OF_A_KIND) return;
    LayoutMemory.#learnt += 1;
    this.layouts.unshift(new FieldLayout(names));
  }
}

const isSame = (a: readonly FieldName[], b: readonly FieldName[]): boolean =>
  a.length === b.length && a.every((name, line) => name === b[line]);
