import { expect, it } from 'vitest';
import { extensions } from './dialplan.js';
import { describeEachAsterisk, type Pbx } from './each.js';
import { field, Wire } from './wire.js';

/** Calls an extension over a Local channel whose near end waits, and resolves with the OriginateResponse. */
async function call(wire: Wire, extension: string, timeoutMs = 10_000): Promise<string> {
  const from = wire.received.length;
  wire.send(
    ...['Action: Originate', `ActionID: to-${extension}`, 'Async: true', `Timeout: ${timeoutMs}`],
    ...[`Channel: Local/${extension}@default`, 'Application: Wait', 'Data: 3600'],
  );
  return wire.stanza(/^Event: OriginateResponse\r\n/, from);
}

async function listening(pbx: Pbx): Promise<Wire> {
  const wire = await Wire.open(pbx);
  await wire.login(pbx.username, pbx.secret);
  return wire;
}

describeEachAsterisk('the dialplan', (pbx) => {
  it.each([
    ['answers', extensions.answer, 'Success', '4'],
    ['dials and is answered', extensions.dial, 'Success', '4'],
    ['is busy', extensions.busy, 'Failure', '5'],
    ['is congested', extensions.congestion, 'Failure', '8'],
  ])('%s at %s', async (_, extension, outcome, reason) => {
    using wire = await listening(pbx);
    const response = await call(wire, extension);
    expect(field(response, 'Response')).toBe(outcome);
    expect(field(response, 'Reason')).toBe(reason);
    await wire.stanza(/^Event: Hangup\r\n/);
  });

  it('rings without an answer', async () => {
    using wire = await listening(pbx);
    const response = await call(wire, extensions.ring, 500);
    expect(field(response, 'Reason')).toBe('3');
    expect(wire.received).toMatch(/\r\nChannelStateDesc: Ringing\r\n/);
  });

  it.each([
    ['hands the channel to asynchronous AGI', extensions.asyncAgi, /^Event: AsyncAGIStart\r\n/],
    ['enters a conference', extensions.conference, /^Event: ConfbridgeJoin\r\n/],
    ['waits in a queue', extensions.queue, /^Event: QueueCallerJoin\r\n/],
    ['is put through to the member of the queue', extensions.queue, /^Event: AgentConnect\r\n/],
    ['parks the caller', extensions.park, /^Event: ParkedCall\r\n/],
  ])('%s', async (_, extension, event) => {
    using wire = await listening(pbx);
    await call(wire, extension);
    await wire.stanza(event);
    await pbx.server.cli('channel request hangup all');
  });

  it('raises user events in their order', async () => {
    using wire = await listening(pbx);
    wire.send(
      ...['Action: Originate', 'Async: true', 'Channel: Local/300@default'],
      ...['Context: default', `Exten: ${extensions.userEvent}`, 'Priority: 1'],
    );
    const last = /^Event: UserEvent\r\n(.*\r\n)*Sequence: 3\r\n/;
    const events = (await wire.stanzasUntil(last)).filter((stanza) => stanza.startsWith('Event: UserEvent\r\n'));
    expect(events.map((event) => field(event, 'Sequence'))).toEqual(['1', '2', '3']);
    expect(field(events[0]!, 'Text')).toBe('a: b');
  });
});
