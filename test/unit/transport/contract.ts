import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Link } from '../../../src/testing/link.js';
import { Listener, type ServerTls } from '../../../src/testing/listener.js';
import type { Dial, Target } from '../../../src/transport/transport.js';
import { Recorded, RecordedPeer } from './recorded.js';

export interface Medium {
  readonly name: string;
  readonly tls?: ServerTls;
  dial(listener: Listener): Dial;
  target(listener: Listener): Target;
}

/** What every transport does, whatever moves its bytes. */
export const describeTransport = (medium: Medium): void => {
  describe(`a transport over ${medium.name}`, () => {
    let listener: Listener;
    let accepted: Promise<{ link: Link; peer: RecordedPeer }>;

    beforeEach(async () => {
      let accept: (end: { link: Link; peer: RecordedPeer }) => void;
      accepted = new Promise((resolve) => {
        accept = resolve;
      });
      const port = medium.name === 'memory' ? false : 0;
      listener = new Listener({ host: '127.0.0.1', port, tls: medium.tls }, () => {
        const peer = new RecordedPeer();
        return { handlers: peer, attach: (link) => accept({ link, peer }) };
      });
      await listener.open();
    });
    afterEach(async () => {
      listener.shut();
      await listener.drain();
    });

    const dial = () => {
      const near = new Recorded();
      const transport = medium.dial(listener)(medium.target(listener), near);
      expect(near.calls).toEqual([]);
      return { near, transport };
    };
    const connect = async () => {
      const { near, transport } = dial();
      await near.untilCalled('opened');
      return { near, transport, ...(await accepted) };
    };

    it('opens, and carries bytes both ways, strings as UTF-8', async () => {
      const { near, transport, link, peer } = await connect();
      transport.write('zażółć');
      transport.write(Buffer.from([0xff, 0x00]));
      transport.write('!');
      link.write('hello');
      await near.until(() => near.text === 'hello');
      const expected = Buffer.concat([Buffer.from('zażółć'), Buffer.from([0xff, 0x00]), Buffer.from('!')]);
      await peer.until(() => peer.length >= expected.length);
      expect(peer.bytes.equals(expected)).toBe(true);
      expect(transport.bytesWritten).toBe(expected.length);
      expect(near.calls).toEqual(['opened', 'data']);
    });

    it('keeps what is written before it is open', async () => {
      const { transport } = dial();
      transport.write('early');
      expect(transport.bytesWritten).toBe(5);
      expect(transport.bufferedBytes).toBe(5);
      const { peer } = await accepted;
      await peer.until(() => peer.text === 'early');
      expect(transport.bufferedBytes).toBe(0);
    });

    it('carries megabytes intact', async () => {
      const { near, transport, link, peer } = await connect();
      const bytes = Buffer.alloc(3_000_000, 'The quick brown fox 0123456789 ');
      transport.write(bytes);
      link.write(bytes);
      await Promise.all([near, peer].map((end) => end.until(() => end.length === bytes.length)));
      expect(near.bytes.equals(bytes) && peer.bytes.equals(bytes)).toBe(true);
    });

    it('ends its own direction, and still reads until the peer ends', async () => {
      const { near, transport, link, peer } = await connect();
      transport.write('last');
      transport.end();
      transport.write('too late');
      await peer.untilCalled('ended');
      expect(peer.text).toBe('last');
      link.write('answer');
      link.close();
      await near.untilCalled('closed');
      expect(near.text).toBe('answer');
      expect(near.calls).toEqual(['opened', 'data', 'closed']);
      expect(near.error).toBeUndefined();
    });

    it('is closed without an error when the peer ends', async () => {
      const { near, transport, link } = await connect();
      link.write('bye');
      link.close();
      await near.untilCalled('closed');
      expect(near.text).toBe('bye');
      expect(near.error).toBeUndefined();
      transport.write('into the void');
      transport.end();
      transport.destroy();
      await turn();
      expect(near.calls).toEqual(['opened', 'data', 'closed']);
    });

    it('is closed with ECONNRESET when the peer breaks the link', async () => {
      const { near, link } = await connect();
      link.write('in full flow');
      await near.until(() => near.length > 0);
      link.reset();
      await near.untilCalled('closed');
      expect(near.code).toBe('ECONNRESET');
      expect(near.calls).toEqual(['opened', 'data', 'closed']);
    });

    it('tells nothing after it is destroyed, and the peer learns of it', async () => {
      const { near, transport, link, peer } = await connect();
      link.write('not to be read');
      transport.destroy();
      transport.destroy();
      transport.write('ignored');
      await peer.until(() => peer.calls.includes('ended') || peer.calls.includes('closed'));
      await turn();
      expect(near.calls).toEqual(['opened']);
      expect(peer.text).toBe('');
    });

    it('may be destroyed by the handler that it is calling', async () => {
      const { near, transport, link, peer } = await connect();
      const remember = near.data;
      near.data = (chunk) => {
        transport.destroy();
        remember(chunk);
      };
      link.write('a');
      await near.until(() => near.length > 0);
      link.write('b');
      await peer.until(() => peer.calls.includes('ended') || peer.calls.includes('closed'));
      expect(near.calls).toEqual(['opened', 'data']);
      expect(near.text).toBe('a');
    });

    it('tells nothing when it is destroyed before it is open', async () => {
      const { near, transport } = dial();
      transport.destroy();
      await turn();
      await turn();
      await turn();
      expect(near.calls).toEqual([]);
    });

    it('is closed with ECONNREFUSED when nobody listens', async () => {
      const target = medium.target(listener);
      listener.shut();
      const near = new Recorded();
      medium.dial(listener)(target, near);
      expect(near.calls).toEqual([]);
      await near.untilCalled('closed');
      expect(near.code).toBe('ECONNREFUSED');
      expect(near.calls).toEqual(['closed']);
    });

    it('counts what the peer does not take', async () => {
      const { transport, link, peer } = await connect();
      link.hold();
      const bytes = Buffer.alloc(20_000_000);
      transport.write(bytes);
      await turn();
      expect(transport.bufferedBytes).toBeGreaterThan(1_000_000);
      link.release();
      await peer.until(() => peer.length === bytes.length);
      expect(transport.bufferedBytes).toBe(0);
    });
  });
};
