import { describe, expect, it } from 'vitest';
import type { ActionFacts, EventFacts } from '../../../src/catalog/codegen/facts.js';
import { mergeVersions } from '../../../src/catalog/codegen/merge.js';

const actions = (...versions: ActionFacts[][]) =>
  mergeVersions(versions.map((known, index) => ({ version: `v${index + 1}`, facts: { actions: known, events: [] } })))
    .actions;

const events = (...versions: EventFacts[][]) =>
  mergeVersions(versions.map((known, index) => ({ version: `v${index + 1}`, facts: { actions: [], events: known } })))
    .events;

describe('mergeVersions', () => {
  it('marks what only one version has', () => {
    expect(
      actions(
        [
          { name: 'Old', fields: [{ name: 'A' }] },
          { name: 'Both', fields: [{ name: 'Gone' }, { name: 'A' }] },
        ],
        [
          { name: 'Both', fields: [{ name: 'A' }, { name: 'Come' }] },
          { name: 'New', fields: [] },
        ],
      ),
    ).toEqual([
      { name: 'Both', fields: [{ name: 'A' }, { name: 'Come', only: 'v2' }, { name: 'Gone', only: 'v1' }] },
      { name: 'New', only: 'v2', fields: [] },
      { name: 'Old', only: 'v1', fields: [{ name: 'A' }] },
    ]);
  });

  it('marks nothing when there is one version', () => {
    expect(actions([{ name: 'A', fields: [{ name: 'B', required: true }] }])).toEqual([
      { name: 'A', fields: [{ name: 'B', required: true }] },
    ]);
  });

  it('requires a field only when each version that has the action does', () => {
    const [action] = actions(
      [
        {
          name: 'A',
          fields: [
            { name: 'Always', required: true },
            { name: 'Once', required: true },
            { name: 'Gone', required: true },
          ],
        },
      ],
      [{ name: 'A', fields: [{ name: 'Always', required: true }, { name: 'Once' }, { name: 'Come', required: true }] }],
    );
    expect(action?.fields.filter(({ required }) => required).map(({ name }) => name)).toEqual(['Always']);
  });

  it('takes spelling, module and class from the newest, known values from all', () => {
    const [action] = actions(
      [{ name: 'A', fields: [{ name: 'options', values: ['x', 'y'] }] }],
      [{ name: 'A', module: 'app_a', fields: [{ name: 'Options', values: ['y', 'z'] }] }],
    );
    expect(action).toEqual({ name: 'A', module: 'app_a', fields: [{ name: 'Options', values: ['x', 'y', 'z'] }] });
    const [event] = events(
      [{ name: 'E', privilege: 'cel', snapshots: [], fields: [] }],
      [{ name: 'E', privilege: 'call', snapshots: [], fields: [] }],
    );
    expect(event?.privilege).toBe('call');
  });

  it('keeps no field of one version that a snapshot of another has', () => {
    const [event] = events(
      [{ name: 'E', snapshots: [], fields: [{ name: 'Channel' }, { name: 'Own' }] }],
      [{ name: 'E', snapshots: [{ kind: 'channel', prefix: '' }], fields: [{ name: 'Own' }] }],
    );
    expect(event).toEqual({ name: 'E', snapshots: [{ kind: 'channel', prefix: '' }], fields: [{ name: 'Own' }] });
  });
});
