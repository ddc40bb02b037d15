import type { AmiEvent } from '../../index.js';
import type { Paint } from '../paint.js';

/** How a board is to be drawn. */
export interface Sight {
  readonly paint: Paint;
  readonly width: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a list action shows and events change, kept as it is now, for a table. */
export interface Board {
  /** The action that lists it, with its fields. */
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  /** The events that change it. */
  readonly events: readonly string[];
  /** Forgets everything. */
  reset(): void;
  row(row: AmiEvent): void;
  event(event: AmiEvent): void;
  /** The table, and a line below it that counts. */
  draw(sight: Sight): string;
}

/** The text of a field, without the word that stands for nothing. */
export const known = (message: AmiEvent, field: string): string => {
  const value = message.text(field) ?? '';
  return value === '<unknown>' || value === 'unknown' ? '' : value;
};

/** A number of things, in words. */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** A length of time as Asterisk's console shows it: `hh:mm:ss`. */
export const clockSpan = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
};
