import { randomUUID } from 'node:crypto';
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { SIGNATURE } from '../../catalog/codegen/generate.js';
import { OutputError } from '../output.js';
import { printable } from '../printable.js';
import { UsageError } from '../usage-error.js';

/**
 * Puts types into a file, whole or not at all: whoever looks sees what was there before, or all of the new text. True when it
 * was written, false when it says the same already. Throws {@link UsageError} for a place that cannot be meant, and
 * {@link OutputError} when writing fails.
 */
export const writeTypes = async (
  text: string,
  named: string,
  { folder, overwrite }: { readonly folder: string; readonly overwrite: boolean },
): Promise<boolean> => {
  const said = printable(named);
  if (!/\.[cm]?ts$/.test(named))
    throw new UsageError(`--out ${said} is no TypeScript file: its name has to end in .ts`);
  // Of a link the file behind it is meant.
  const path = await realpath(resolve(folder, named)).catch(() => resolve(folder, named));
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new UsageError(`--out ${said} is a folder`);
  if (there && !there.isFile()) throw new UsageError(`--out ${said} is no file`, 'leave it out to write to stdout');
  if (there) {
    const before = await readFile(path, 'utf8').catch(() => '');
    if (before === text) return false;
    if (before !== '' && !before.startsWith(SIGNATURE) && !overwrite) {
      throw new UsageError(
        `--out ${said} is there already, and was not written by codegen`,
        'choose another name, or write over it with --force',
      );
    }
  }
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  try {
    const file = await open(draft, 'wx', there?.mode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
    return true;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new UsageError(`--out ${said}: there is no such folder`);
    throw new OutputError(`${said} could not be written: ${message}`, { cause: error });
  }
};
