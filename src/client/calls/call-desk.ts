import { LimitError } from '../../errors.js';
import type { AmiEvent } from '../../protocol/event.js';
import type { ListenerId } from '../listening/filter.js';
import type { Listeners } from '../listening/listeners.js';
import { callEvents } from './call-tracker.js';

/** Who takes the events of one call. */
export interface CallFollower {
  /** Whether an event that bears one of its names is about it. */
  concerns(event: AmiEvent): boolean;
  follow(event: AmiEvent): void;
}

/** The fields by which an event may name a call: of a channel, of one that it dials, of the action. */
const namingFields = ['Linkedid', 'Uniqueid', 'DestLinkedid', 'DestUniqueid', 'ActionID'] as const;

/**
 * The calls of one connection that are under way. One listener hears for all of them and finds whom an event is about by its
 * names, so that a thousand calls cost an event no more than one.
 */
export class CallDesk {
  readonly #source: string;
  readonly #max: number;
  readonly #listeners: Listeners;
  readonly #byName = new Map<string, Set<CallFollower>>();
  readonly #names = new Map<CallFollower, Set<string>>();
  #listener: ListenerId | undefined;

  constructor(source: string, max: number, listeners: Listeners) {
    this.#source = source;
    this.#max = max;
    this.#listeners = listeners;
  }

  get size(): number {
    return this.#names.size;
  }

  /** Throws `AMI_TOO_MANY_LISTENERS`: a call must not go out that nobody can follow. */
  open(follower: CallFollower, ...names: readonly string[]): void {
    if (this.size >= this.#max) {
      throw new LimitError('AMI_TOO_MANY_LISTENERS', `${this.#source} has ${this.#max} calls, which is the limit`);
    }
    this.#listener ??= this.#listeners.add([...callEvents], (event: AmiEvent) => this.#heard(event));
    this.#names.set(follower, new Set());
    for (const name of names) this.name(follower, name);
  }

  /** One more name of it: that of a channel that has joined the call. */
  name(follower: CallFollower, name: string): void {
    const names = this.#names.get(follower);
    if (!names || names.has(name)) return;
    names.add(name);
    const followers = this.#byName.get(name) ?? new Set();
    this.#byName.set(name, followers.add(follower));
  }

  close(follower: CallFollower): void {
    for (const name of this.#names.get(follower) ?? []) {
      const followers = this.#byName.get(name);
      followers?.delete(follower);
      if (followers?.size === 0) this.#byName.delete(name);
    }
    this.#names.delete(follower);
    if (this.size > 0 || this.#listener === undefined) return;
    this.#listeners.delete(this.#listener);
    this.#listener = undefined;
  }

  #heard(event: AmiEvent): void {
    const found = new Set<CallFollower>();
    for (const field of namingFields) {
      const name = event.get(field);
      if (name === undefined) continue;
      for (const follower of this.#byName.get(name) ?? []) found.add(follower);
    }
    for (const follower of found) if (follower.concerns(event)) follower.follow(event);
  }
}
