import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../src/client/connection.js';
import { Rig } from '../../support/rig.js';

/** What a program in plain JavaScript may hand over. */
const any = (value: unknown): never => value as never;

type Attempt = (pbx: Connection) => Promise<unknown>;
const call = 'Local/1@default-00000001;1';
const place = { context: 'default', exten: '1' };

const mistakes: readonly (readonly [string, Attempt])[] = [
  ['hangup of nothing', (pbx) => pbx.hangup(any(undefined))],
  ['hangup of an empty name', (pbx) => pbx.hangup('')],
  ['hangup with a null for options', (pbx) => pbx.hangup(call, any(null))],
  ['hangup with an unknown option', (pbx) => pbx.hangup(call, any({ couse: 16 }))],
  ['hangup with a cause that is none', (pbx) => pbx.hangup(call, { cause: 128 })],
  ['hangup with a cause in words', (pbx) => pbx.hangup(call, { cause: any('busy') })],
  ['hangup by an empty expression', (pbx) => pbx.hangup({ matching: '' })],
  ['hangup by a target of another shape', (pbx) => pbx.hangup(any({ pattern: 'x' }))],
  ['getVar of a channel that got lost', (pbx) => pbx.getVar(any(undefined), 'X')],
  ['getVar without a name', (pbx) => pbx.getVar(call, '')],
  ['setVar of a channel that got lost', (pbx) => pbx.setVar(any(undefined), 'X', 'y')],
  ['setVar of the empty channel', (pbx) => pbx.setVar('', 'X', 'y')],
  ['setVar to nothing', (pbx) => pbx.setVar(call, 'X', any(undefined))],
  ['redirect to nowhere', (pbx) => pbx.redirect(call, any(null))],
  ['redirect without an extension', (pbx) => pbx.redirect(call, any({ context: 'default' }))],
  ['redirect to priority 0', (pbx) => pbx.redirect(call, { ...place, priority: 0 })],
  ['redirect of one channel as both', (pbx) => pbx.redirect(call, place, { extra: { channel: call.toUpperCase() } })],
  ['bridge of a channel with itself', (pbx) => pbx.bridge(call, call)],
  ['bridge with an unknown tone', (pbx) => pbx.bridge(call, 'x/y', { tone: any('loud') })],
  ['park for no time', (pbx) => pbx.park(call, { parkForMs: 0 })],
  ['a command that is none', (pbx) => pbx.command(any(7))],
  ['a user event without a name', (pbx) => pbx.userEvent('')],
  ['a user event with a field of its own', (pbx) => pbx.userEvent('X', { UserEvent: 'Y' })],
  ['a user event with null for fields', (pbx) => pbx.userEvent('X', any(null))],
  ['the state of no extension', (pbx) => pbx.extensionState('', 'default')],
  ['a member without a device', (pbx) => pbx.queue.add('support', 'nonsense')],
  ['a penalty below 0', (pbx) => pbx.queue.add('support', 'x/y', { penalty: -1 })],
  ['a penalty in words', (pbx) => pbx.queue.penalty('x/y', any('abc'))],
  ['a penalty that is missing', (pbx) => pbx.queue.penalty('x/y', any(undefined))],
  ['a member of no queue', (pbx) => pbx.queue.remove('', 'x/y')],
  ['a key that is empty', (pbx) => pbx.db.get('family', '')],
  ['a value that is an object', (pbx) => pbx.db.put('family', 'key', any({}))],
  ['a tree whose key got lost', (pbx) => pbx.db.delTree('family', any(undefined))],
  ['a recording whose name brings options', (pbx) => pbx.mixMonitor.start(call, { file: 'a.wav,b,rm -rf /' })],
  ['a recording that leaves its folder', (pbx) => pbx.mixMonitor.start(call, { file: '../../etc/x.wav' })],
  ['a side file that ends its option', (pbx) => pbx.mixMonitor.start(call, { file: 'a.wav', receivedFile: 'b)i(X' })],
  ['a recording without a file', (pbx) => pbx.mixMonitor.start(call, any(undefined))],
  ['a mute of an unknown side', (pbx) => pbx.mixMonitor.mute(call, { direction: any('left') })],
  ['everybody in place of one', (pbx) => pbx.confbridge.kick('room', 'all')],
  ['everybody of an unknown kind', (pbx) => pbx.confbridge.mute('room', { everybody: any('admins') })],
  ['a module that is a path', (pbx) => pbx.module.load('../evil')],
  ['a reload of nothing', (pbx) => pbx.module.reload(any(undefined))],
  ['a file in a folder', (pbx) => pbx.config.get('../manager.conf')],
  ['no changes', (pbx) => pbx.config.update('x.conf', [])],
  ['an unknown change', (pbx) => pbx.config.update('x.conf', any([{ change: 'toString', category: 'a' }]))],
  [
    'a line that includes a file',
    (pbx) => pbx.config.update('x.conf', [{ change: 'append', category: 'a', name: '#include', value: 'y' }]),
  ],
  [
    'a value that changes the sign',
    (pbx) => pbx.config.update('x.conf', [{ change: 'append', category: 'a', name: 'b', value: '>y' }]),
  ],
  [
    'a category that selects',
    (pbx) => pbx.config.update('x.conf', [{ change: 'delete-category', category: 'a[b=c]' }]),
  ],
];

const injections: readonly (readonly [string, Attempt])[] = [
  ['a channel', (pbx) => pbx.hangup('x/y\r\nAction: Logoff')],
  ['a variable', (pbx) => pbx.setVar(call, 'X', 'a\nb')],
  ['a command', (pbx) => pbx.command('core show version\r\n\r\nAction: Logoff')],
  ['a key', (pbx) => pbx.db.put('family', 'key\0', 1)],
  ['a value with blanks that Asterisk would drop', (pbx) => pbx.db.put('family', 'key', ' x')],
  ['a queue', (pbx) => pbx.queue.add('a\r\nb', 'x/y')],
  ['a user event', (pbx) => pbx.userEvent('X', { Text: 'a\r\nEvent: Y' })],
];

describe('arguments that make no sense', () => {
  it.each(mistakes)('%s', async (_name, attempt) => {
    const rig = await Rig.ready();
    await expect(attempt(rig.pbx)).rejects.toMatchObject({ code: 'AMI_INVALID_OPTION' });
    expect(rig.received).toEqual([]);
  });

  it.each(injections)('line breaks and the like: %s', async (_name, attempt) => {
    const rig = await Rig.ready();
    await expect(attempt(rig.pbx)).rejects.toMatchObject({ code: 'AMI_INVALID_FIELD', sent: false });
    expect(rig.received).toEqual([]);
  });

  it('a name between slashes is no channel', async () => {
    const rig = await Rig.ready();
    await expect(rig.pbx.hangup('/.*/')).rejects.toMatchObject({ code: 'AMI_ACTION_REFUSED', sent: false });
    expect(rig.received).toEqual([]);
  });
});
