import { describe, expect, it } from 'vitest';
import {
  type AttachScope,
  type ChildSpec,
  type ChildStatus,
  dynamicSupervisor,
  supervisor,
} from '../../../src/supervisor/index.js';
import { turns } from './support/manual-clock.js';
import { newWorlds, standing } from './support/world.js';

const world = newWorlds();

/** What the attachments of these tests are: they note what they hear. */
class Note {
  readonly heard: ChildStatus[] = [];
  readonly scope: AttachScope;
  constructor(scope: AttachScope) {
    this.scope = scope;
    scope.subscribe((status) => this.heard.push(status));
  }
  /** Types heard since the last time, in one line. */
  take(): string {
    return this.heard
      .splice(0)
      .map(({ type }) => type)
      .join(' ');
  }
}

const attached = (id: string, settings: Partial<ChildSpec> = {}): ChildSpec =>
  world().child(id, { attach: (scope) => new Note(scope), ...settings });

const noteOf = (tree: { attachment(id: string): unknown }, id: string): Note => {
  const note = tree.attachment(id);
  expect(note).toBeInstanceOf(Note);
  return note as Note;
};

describe('attachments', () => {
  it('are made at the declaration, nested ones included, in order, and once', async () => {
    const nested = supervisor({ id: 's', children: [attached('b'), world().child('plain')] });
    const tree = world().declare({ children: [attached('a'), nested, attached('c')] });
    expect([...tree.attachments.keys()]).toEqual(['a', 'b', 'c']);
    expect(noteOf(tree, 'b').scope).toMatchObject({ id: 'b', path: ['s', 'b'], clock: world().clock });
    expect(tree.attachment('plain')).toBeUndefined();
    const before = [...tree.attachments.values()];
    await tree.start();
    await world().exit('b', 'boom');
    expect([...tree.attachments.values()]).toEqual(before);
    expect(noteOf(tree, 'b')).toBe(before[1]);
  });

  it('are handed to every incarnation, and hear of it in order', async () => {
    const seen: unknown[] = [];
    const plain = world().child('a');
    const spec = attached('a', {
      start: (scope) => {
        seen.push(scope.attachment);
        return plain.start(scope);
      },
    });
    const tree = await world().start({ intensity: 5, children: [spec] });
    const note = noteOf(tree, 'a');
    expect(note.take()).toBe('starting up');
    await world().exit('a', 'boom');
    expect(note.heard).toMatchObject([
      { type: 'restarting', incarnation: 1, reason: { error: { term: 'boom' } } },
      { type: 'starting', incarnation: 2 },
      { type: 'up', incarnation: 2 },
    ]);
    expect(note.take()).toBe('restarting starting up');
    world().stage.behave('a', 'error', 'ok');
    await world().exit('a', 'boom');
    expect(note.take()).toBe('restarting starting restarting starting up');
    await tree.terminateChild('a');
    expect(note.heard).toMatchObject([{ type: 'down', incarnation: 4, reason: 'shutdown' }]);
    await tree.restartChild('a');
    await tree.stop();
    expect(note.take()).toBe('down starting up down stopped');
    expect(seen).toEqual([note, note, note, note, note]);
  });

  it('hear that a budget is used up, and until when', async () => {
    const budget = { intensity: 0, periodMs: 1_000, retryMs: 60_000 };
    const tree = await world().start({ children: [attached('a', { budget })] });
    const note = noteOf(tree, 'a');
    note.take();
    await world().exit('a', 'boom');
    expect(note.heard).toMatchObject([{ type: 'parked', retryAt: 60_000, reason: { error: { term: 'boom' } } }]);
    await world().clock.advance(60_000);
    expect(note.take()).toBe('parked restarting starting up');
  });

  it('hear that a bystander, or all below a supervisor, is only away', async () => {
    const nested = supervisor({ id: 's', intensity: 0, children: [attached('b'), attached('c')] });
    const tree = await world().start({ strategy: 'one_for_all', intensity: 1, children: [attached('a'), nested] });
    const notes = ['a', 'b', 'c'].map((id) => noteOf(tree, id));
    for (const note of notes) note.take();
    await world().exit('c', 'boom');
    expect(notes.map((note) => note.take())).toEqual(Array(3).fill('restarting starting up'));
    await world().exit('a', 'boom');
    expect(notes.map((note) => note.take())).toEqual(Array(3).fill('down stopped'));
  });

  it('hear that their supervisor is gone for good', async () => {
    const nested = supervisor({
      id: 's',
      restart: 'transient',
      intensity: 0,
      children: [attached('b'), attached('c')],
    });
    const tree = await world().start({ children: [nested] });
    const notes = ['b', 'c'].map((id) => noteOf(tree, id));
    for (const note of notes) note.take();
    await world().exit('b', 'boom');
    expect(notes.map((note) => note.take())).toEqual(['down', 'down']);
    await tree.deleteChild('s');
    expect(notes.map((note) => note.take())).toEqual(['removed', 'removed']);
  });

  it('outlive the spec, and are there again for the next child of that id', async () => {
    const tree = await world().start({ children: [attached('a')] });
    const note = noteOf(tree, 'a');
    await tree.terminateChild('a');
    await tree.deleteChild('a');
    expect(note.take()).toBe('starting up down removed');
    expect(tree.attachment('a')).toBe(note);
    let made = 0;
    await tree.startChild(attached('a', { attach: () => (made += 1) }));
    expect(tree.attachment('a')).toBe(note);
    expect(made).toBe(0);
    expect(note.take()).toBe('starting up');
  });

  it('hear of temporary children that they are removed', async () => {
    const tree = await world().start({ children: [attached('t', { restart: 'temporary' })] });
    const note = noteOf(tree, 't');
    await world().exit('t', 'normal');
    expect(note.take()).toBe('starting up down removed');
    await tree.startChild(attached('t', { restart: 'temporary' }));
    expect(tree.attachment('t')).toBe(note);
  });

  it('added ones are announced', async () => {
    const tree = await world().start({ children: [attached('a'), dynamicSupervisor({ id: 'pool' })] });
    const added: [string, unknown][] = [];
    const off = tree.onAttach((id, attachment) => added.push([id, attachment]));
    await tree.startChild(attached('b'));
    await tree.supervisor('pool').startChild(attached('c'));
    await tree.startChild(supervisor({ id: 's', children: [attached('d')] }));
    expect(added).toEqual(['b', 'c', 'd'].map((id) => [id, tree.attachment(id)]));
    off();
    await tree.startChild(attached('e'));
    expect(added).toHaveLength(3);
    expect([...tree.attachments.keys()]).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('belong to one child at a time', async () => {
    const twice = supervisor({ id: 's', children: [attached('a')] });
    expect(() => world().declare({ children: [attached('a'), twice] })).toThrow(
      expect.objectContaining({ code: 'SUPERVISOR_DUPLICATE_CHILD_NAME' }),
    );
    const tree = await world().start({ children: [attached('a'), dynamicSupervisor({ id: 'pool' })] });
    const pool = tree.supervisor('pool');
    await expect(pool.startChild(attached('a'))).rejects.toMatchObject({ code: 'SUPERVISOR_DUPLICATE_CHILD_NAME' });
    expect(pool.whichChildren()).toEqual([]);
    await tree.terminateChild('a');
    await tree.deleteChild('a');
    await pool.startChild(attached('a'));
    expect(standing(pool)).toEqual(['a up']);
  });

  it('a start that fails gives the id back', async () => {
    const tree = await world().start({});
    world().stage.behave('a', 'error');
    await expect(tree.startChild(attached('a'))).rejects.toMatchObject({ code: 'SUPERVISOR_START_FAILED' });
    expect(noteOf(tree, 'a').take()).toBe('starting removed');
    await tree.startChild(attached('a'));
    expect(noteOf(tree, 'a').take()).toBe('starting up');
  });

  it('may terminate and restart their child, wherever it is', async () => {
    const tree = await world().start({
      children: [dynamicSupervisor({ id: 'pool' }), supervisor({ id: 's', children: [attached('a')] })],
    });
    const { scope } = noteOf(tree, 'a');
    await scope.terminate();
    expect(standing(tree.supervisor('s'))).toEqual(['a undefined']);
    await scope.terminate();
    await scope.restart();
    expect(standing(tree.supervisor('s'))).toEqual(['a up']);
    await expect(scope.restart()).rejects.toMatchObject({ code: 'SUPERVISOR_RUNNING' });
    await tree.supervisor('pool').startChild(attached('b'));
    const dynamic = noteOf(tree, 'b');
    await dynamic.scope.terminate();
    expect(tree.supervisor('pool').whichChildren()).toEqual([]);
    await dynamic.scope.terminate();
    await expect(dynamic.scope.restart()).rejects.toMatchObject({ code: 'SUPERVISOR_NOT_RUNNING' });
    await tree.terminateChild('s');
    await scope.terminate();
    await expect(scope.restart()).rejects.toMatchObject({ code: 'SUPERVISOR_NOT_RUNNING' });
    await tree.stop();
    await scope.terminate();
  });

  it('a declared child that was deleted comes back with its supervisor, with what was attached', async () => {
    const nested = supervisor({ id: 's', intensity: 0, children: [attached('a'), world().child('b')] });
    const tree = await world().start({ children: [nested] });
    const note = noteOf(tree, 'a');
    await tree.supervisor('s').terminateChild('a');
    await tree.supervisor('s').deleteChild('a');
    await world().exit('b', 'boom');
    await turns();
    expect(standing(tree.supervisor('s'))).toEqual(['b up', 'a up']);
    expect(tree.attachment('a')).toBe(note);
    expect(note.take()).toBe('starting up down removed starting up');
  });

  it('listeners can be taken off', async () => {
    const heard: string[] = [];
    let off = () => {};
    const spec = world().child('a', {
      attach: ({ subscribe }) => {
        off = subscribe(({ type }) => heard.push(type));
      },
    });
    const tree = await world().start({ children: [spec] });
    off();
    await tree.terminateChild('a');
    expect(heard).toEqual(['starting', 'up']);
  });
});
