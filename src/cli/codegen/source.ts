import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { printable } from '../printable.js';
import { UsageError } from '../usage-error.js';

/** Forty times what Asterisk's own takes. */
const MAX_BYTES = 64 * 1_024 * 1_024;

interface Surroundings {
  readonly folder: string;
  readonly stdin: NodeJS.ReadStream;
  readonly signal: AbortSignal;
}

/** The text of a file, or of stdin for `-`. Throws {@link UsageError} when it cannot be read, or is no text. */
export const readSource = async (path: string, { folder, stdin, signal }: Surroundings): Promise<string> => {
  const said = path === '-' ? 'stdin' : printable(path);
  if (path === '-' && stdin.isTTY) throw new UsageError('stdin is a terminal: send a file through a pipe');
  const bytes = await collected(path === '-' ? stdin : await opened(resolve(folder, path), said), said, signal);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) throw new UsageError(`${said} is compressed: unpack it first`);
  if (bytes.length === 0) throw new UsageError(`${said} is empty`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${said} is no text in UTF-8`);
  }
};

const opened = async (path: string, said: string): Promise<Readable> => {
  try {
    const file = await open(path);
    const stats = await file.stat();
    if (!stats.isDirectory()) return file.createReadStream();
    await file.close();
  } catch (error) {
    throw new UsageError(`${said} cannot be read: ${reason(error)}`);
  }
  throw new UsageError(`${said} is a folder`);
};

const collected = async (stream: Readable, said: string, signal: AbortSignal): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  const stop = () => stream.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MAX_BYTES) throw new UsageError(`${said} has more than 64 MiB, and is no documentation of Asterisk`);
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${said} cannot be read: ${reason(error)}`);
  } finally {
    signal.removeEventListener('abort', stop);
  }
  signal.throwIfAborted();
  return Buffer.concat(chunks);
};

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
};

const reason = (error: unknown): string => {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
};
