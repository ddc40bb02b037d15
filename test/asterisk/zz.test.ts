import { it } from 'vitest';
import { connect } from '../../src/index.js';
import { describeEachAsterisk } from './each.js';
describeEachAsterisk('zz', (pbx) => {
  it('x', async () => {
    await using c = await connect(pbx.url);
    c.addListener(['Newchannel','Newstate','DialBegin','DialEnd','Hangup','OriginateResponse'], (e) => console.log(e.name, ['ActionID','Response','Reason','Channel','Uniqueid','Linkedid','DestUniqueid','DialStatus','Cause','ChannelStateDesc'].map((f) => e.get(f) && `${f}=${e.get(f)}`).filter(Boolean).join(' ')));
    const f = { Channel: 'Local/300@default/n', Application: 'Wait', Data: '5', ChannelId: 'key1' };
    const a = c.originate(f); console.log(await a.answered); console.log('-----');
    const b = c.originate(f); console.log('B', await b.queued, await b.answered, await b.ended);
    await a.hangup(); console.log(await a.ended);
  });
});
