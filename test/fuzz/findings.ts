import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../fixtures/fuzz/', import.meta.url);

/** An input for which something did not hold once. */
export interface Found {
  readonly target: string;
  readonly file: string;
  readonly bytes: Buffer;
}

/** Keeps an input for good; returns where. */
export const keepFinding = (target: string, bytes: Buffer): string => {
  const folder = new URL(`${target}/`, FOLDER);
  mkdirSync(folder, { recursive: true });
  const file = new URL(`${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.bin`, folder);
  writeFileSync(file, bytes);
  return fileURLToPath(file);
};

/** All that were ever kept. */
export const foundEarlier = (): Found[] => {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER).flatMap((target) => {
    const folder = new URL(`${target}/`, FOLDER);
    return readdirSync(folder).map((file) => ({ target, file, bytes: readFileSync(new URL(file, folder)) }));
  });
};
