import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Connection, connect } from '../../src/index.js';
import { describeEachAsterisk } from './each.js';

describeEachAsterisk('commands for AstDB', (pbx) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await connect(pbx.url, { eventMask: 'off' });
  });
  afterAll(() => connection.close());

  it.each([
    ['plain', 'value'],
    ['empty', ''],
    ['of 255 bytes', 'v'.repeat(255)],
    ['cut in a character', `${'v'.repeat(254)}é`.repeat(2)],
    ['with odd characters', 'vä"\\ ,;=: $ {X} x '],
    ['long', 'v'.repeat(1_000)],
    ['a number', 42],
    ['false', false],
  ])('keeps a value that is %s', async (name, value) => {
    const { db } = connection;
    await db.put('odd family', `k/é ${name}`, value);
    expect(await db.get('odd family', `k/é ${name}`)).toBe(String(value));
    expect((await db.del('odd family', `k/é ${name}`)).deleted).toBe(true);
  });

  it('a missing key is undefined, and deletes to nothing', async () => {
    const { db } = connection;
    expect(await db.get('none', 'none')).toBeUndefined();
    expect((await db.del('none', 'none')).deleted).toBe(false);
    expect((await db.delTree('none', null)).deleted).toBe(0);
  });

  it('deletes a key and all below it, or a family', async () => {
    const { db } = connection;
    for (const key of ['b', 'b/c', 'b/c/d', 'bc']) await db.put('tree', key, 1);
    expect((await db.delTree('tree', 'b')).deleted).toBe(3);
    expect(await db.get('tree', 'bc')).toBe('1');
    expect((await db.delTree('tree', null)).deleted).toBe(1);
    expect(await db.get('tree', 'bc')).toBeUndefined();
  });

  it.each([
    ['sales_eu', 'salesXeu'],
    ['%', 'sales'],
    ['Sales', 'sales'],
  ])('does not take %s for %s unless asked to', async (family, neighbour) => {
    const { db } = connection;
    await db.put(family, 'a', 1);
    await db.put(neighbour, 'a', 1);
    await expect(db.delTree(family, null)).rejects.toMatchObject({ code: 'AMI_ACTION_REFUSED', sent: false });
    expect(await db.get(neighbour, 'a')).toBe('1');
    expect((await db.delTree(family, null, { matching: 'like' })).deleted).toBeUndefined();
    expect(await db.get(neighbour, 'a')).toBeUndefined();
  });
});
