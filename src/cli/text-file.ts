import { readFile } from 'node:fs/promises';

/** The text of a file, without the byte order mark that some editors put before it. Rejects as `readFile` does. */
export const readText = async (path: string): Promise<string> => (await readFile(path, 'utf8')).replace(/^\ufeff/, '');
