import { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Output, OutputError, ReaderGoneError } from '../../../src/cli/output.js';

/** A stream that takes what is written when it is told to. */
class Pipe extends Writable {
  text = '';
  readonly #waiting: (() => void)[] = [];
  #flows: boolean;
  readonly isTTY: boolean;
  readonly columns = 40;
  readonly rows = 6;

  constructor({ flows = true, isTTY = false }: { readonly flows?: boolean; readonly isTTY?: boolean } = {}) {
    super({ decodeStrings: false });
    this.#flows = flows;
    this.isTTY = isTTY;
  }

  hasColors(): boolean {
    return true;
  }

  flow(): void {
    this.#flows = true;
    for (const go of this.#waiting.splice(0)) go();
  }

  override _write(chunk: string, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    const take = () => {
      this.text += chunk;
      done();
    };
    if (this.#flows) take();
    else this.#waiting.push(take);
  }
}

/** A stream that fails with this code. */
const broken = (code: string): Writable =>
  new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(`write ${code}`), { code })) });

describe('the output', () => {
  it('is JSON in a pipe, pretty on a terminal, and what was asked for anywhere', async () => {
    const formats = [
      [new Pipe(), undefined],
      [new Pipe({ isTTY: true }), undefined],
      [new Pipe(), 'pretty'],
      [new Pipe({ isTTY: true }), 'json'],
    ] as const;
    const written = [];
    for (const [stdout, format] of formats) {
      await new Output({ stdout, stderr: new Pipe() }, format).data({ a: 'x\u007f' }, () => 'for people');
      written.push(stdout.text);
    }
    expect(written).toEqual(['{"a":"x\\u007f"}\n', 'for people\n', 'for people\n', '{"a":"x\\u007f"}\n']);
  });

  it('draws a screen in place, no higher than the terminal, and keeps what has been scrolled away', async () => {
    const stdout = new Pipe({ isTTY: true });
    const output = new Output({ stdout, stderr: new Pipe() });
    await output.screen(['head', 'a', 'b', 'c', 'count'].join('\n'));
    expect(stdout.text).toBe('\u001b[Hhead\u001b[K\na\u001b[K\nb\u001b[K\nc\u001b[K\ncount\u001b[K\n\u001b[J');
    stdout.text = '';
    await output.screen(['head', 'a', 'b', 'c', 'd', 'e', 'count'].join('\n'));
    const lines = stripVTControlCharacters(stdout.text).split('\n');
    expect(lines).toEqual(['head', 'a', 'b', '… 3 more', 'count', '']);
  });

  it('steers no terminal that cannot be steered', async () => {
    const [stdout, stderr] = [new Pipe({ isTTY: true }), new Pipe({ isTTY: true })];
    const output = new Output({ stdout, stderr, env: { TERM: 'dumb' } });
    expect([output.format, output.canDraw]).toEqual(['pretty', false]);
    await output.during('waiting', setTimeout(1_100));
    expect(stderr.text).toBe('waiting …\n');
  });

  it('has colours and a width only on a terminal, for each stream by itself', () => {
    const output = new Output({ stdout: new Pipe(), stderr: new Pipe({ isTTY: true }) });
    expect(output.paint('red', 'x')).toBe('x');
    expect(output.notePaint('red', 'x')).toBe('\u001b[31mx\u001b[39m');
    expect(output.width).toBe(Number.POSITIVE_INFINITY);
    expect(new Output({ stdout: new Pipe({ isTTY: true }), stderr: new Pipe() }).width).toBe(40);
  });

  it('waits for a slow reader', async () => {
    const stdout = new Pipe({ flows: false });
    let written = false;
    const writing = new Output({ stdout, stderr: new Pipe() }).text('line').then(() => {
      written = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(written).toBe(false);
    stdout.flow();
    await writing;
    expect(stdout.text).toBe('line\n');
  });

  it('tells a reader that has gone from a disk that is full', async () => {
    const writing = (code: string) => new Output({ stdout: broken(code), stderr: new Pipe() }).text('line');
    await expect(writing('EPIPE')).rejects.toBeInstanceOf(ReaderGoneError);
    await expect(writing('ENOSPC')).rejects.toBeInstanceOf(OutputError);
  });

  it('goes on when nobody reads the remarks', async () => {
    const stdout = new Pipe();
    const output = new Output({ stdout, stderr: broken('EPIPE') });
    output.note('unheard');
    await output.text('heard');
    expect(stdout.text).toBe('heard\n');
  });
});
