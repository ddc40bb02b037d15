import type { FakeRow } from '../action-call.js';
import type { BuiltinAction, Run } from './builtin-action.js';

const dbGet: Run = (call, { database }) => {
  const family = call.get('Family');
  const key = call.get('Key');
  if (family === '') return call.error('No family specified.');
  if (key === '') return call.error('No key specified.');
  const value = database.get(path(family, key));
  if (value === undefined) return call.error('Database entry not found');
  const row = { Event: 'DBGetResponse', Family: family, Key: key, Val: value, ActionID: undefined };
  call.list([row], { message: 'Result will follow' });
};

const dbGetTree: Run = (call, { database, version }) => {
  // Without a family it is the whole database, whatever the key.
  const prefix = call.get('Family') === '' ? '' : path(call.get('Family'), call.get('Key'));
  const rows: FakeRow[] = [...database]
    .filter(([key]) => isBelow(key, prefix))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => ({ Event: 'DBGetTreeResponse', Key: key, Val: value, ActionID: undefined }));
  // Asterisk 16 says 1 whatever the count is.
  call.list(rows, { message: 'Result will follow', listItems: version.countsDatabaseRows ? rows.length : 1 });
};

const dbPut: Run = (call, { database }) => {
  const family = call.get('Family');
  const key = call.get('Key');
  if (family === '') return call.error('No family specified');
  if (key === '') return call.error('No key specified');
  database.set(path(family, key), call.get('Val'));
  call.respond({ Message: 'Updated database successfully' });
};

const dbDel: Run = (call, { database }) => {
  const family = call.get('Family');
  const key = call.get('Key');
  if (family === '') return call.error('No family specified.');
  if (key === '') return call.error('No key specified.');
  if (!database.delete(path(family, key))) return call.error('Database entry could not be deleted');
  call.respond({ Message: 'Key deleted successfully' });
};

const dbDelTree: Run = (call, { database }) => {
  if (call.get('Family') === '') return call.error('No family specified.');
  const prefix = path(call.get('Family'), call.get('Key'));
  const doomed = [...database.keys()].filter((key) => isBelow(key, prefix));
  if (doomed.length === 0) return call.error('Database entry not found');
  for (const key of doomed) database.delete(key);
  call.respond({ Message: 'Key tree deleted successfully' });
};

const path = (family: string, key: string): string =>
  [family, key].map((part) => (part === '' ? '' : `/${part}`)).join('');

/** Trees are compared as SQLite's LIKE does: `%` and `_` stand for others, and the case of ASCII letters does not count. */
const isBelow = (key: string, prefix: string): boolean => {
  if (!prefix.startsWith('/')) return true;
  const pattern = prefix.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/[%_]/g, (sign) => (sign === '%' ? '.*' : '.'));
  return new RegExp(`^${pattern}(?:/.*)?$`, 'is').test(key);
};

export const DATABASE_ACTIONS: readonly BuiltinAction[] = [
  { name: 'DBDel', classes: 'system', synopsis: 'Delete a database entry.', run: dbDel },
  { name: 'DBDelTree', classes: 'system', synopsis: 'Delete a database family.', run: dbDelTree },
  { name: 'DBGet', classes: 'system,reporting', synopsis: 'Get a database entry.', run: dbGet },
  { name: 'DBGetTree', classes: 'system,reporting', synopsis: 'List database entries.', run: dbGetTree },
  { name: 'DBPut', classes: 'system', synopsis: 'Put a database entry.', run: dbPut },
];
