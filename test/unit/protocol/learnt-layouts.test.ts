import { describe, expect, it } from 'vitest';
import { AmiEvent } from '../../../src/protocol/event.js';
import { arrival, eventOf, onWire } from './messages.js';

/** Enough messages of one layout for it to be learnt. */
const teach = (name: string, ...lines: readonly string[]): void => {
  for (let i = 0; i < 8; i++) eventOf(name, ...lines).entries();
};

describe('a message of a kind whose layout is known', () => {
  it('is read as it is when a line is missing, added, moved or renamed', () => {
    teach('Shape', 'A: 1', 'B: 2', 'C: 3');
    for (const lines of [
      ['A: 1', 'C: 3'],
      ['A: 1', 'B: 2', 'C: 3', 'D: 4'],
      ['B: 2', 'A: 1', 'C: 3'],
      ['A: 1', 'b: 2', 'C: 3'],
      ['A: 1', 'B:2', 'C: 3'],
      ['A: 1', 'B 2', 'C: 3'],
      ['A: 1', ': 2', 'C: 3'],
      ['A: 1', 'B: 2', 'C: 3', ''],
      ['A: 1', 'B: ', 'C:'],
      [],
    ]) {
      const entries = eventOf('Shape', ...lines).entries();
      expect(entries.map(([name, value]) => name + value).slice(1)).toEqual(
        lines.map((line) => line.replace(/: ?/, '')),
      );
    }
  });

  it('is read as it is when a value holds what separates lines elsewhere', () => {
    teach('Values', 'A: 1', 'B: 2');
    expect(eventOf('Values', 'A: x\nB: y', 'B: \r').entries().slice(1)).toEqual([
      ['A', 'x\nB: y'],
      ['B', '\r'],
    ]);
    expect(eventOf('Values', 'A: x\r', 'B: $^.*').entries().slice(1)).toEqual([
      ['A', 'x\r'],
      ['B', '$^.*'],
    ]);
  });

  it('is read as it is when its names hold characters of patterns', () => {
    teach('Pattern', 'A.B: 1', '$x[0]*: 2', 'a|b+(c): 3', '\\d: 4');
    expect(eventOf('Pattern', 'AxB: 1', '$x[0]*: 2', 'a|b+(c): 3', '\\d: 4').get('A.B')).toBeUndefined();
    expect(eventOf('Pattern', 'A.B: 1', '$x[0]*: 2', 'a|b+(c): 3', '\\d: 4').get('$X[0]*')).toBe('2');
  });

  it('is decoded though the others were ASCII', () => {
    teach('Encoding', 'Name: ascii', 'Other: x');
    expect(eventOf('Encoding', `Name: ${onWire('Zoë')}`, 'Other: x').fields.Name).toBe('Zoë');
    expect(eventOf('Encoding', 'Name: \xe9', 'Other: x').get('Name')).toBe('\ufffd');
    const latin1 = new AmiEvent(
      'Encoding',
      'Event: Encoding\r\nName: \xe9\r\nOther: x',
      { ...arrival, encoding: 'latin1' },
      1,
    );
    expect(latin1.get('Name')).toBe('é');
  });

  it('is read the same whichever lines were read before, whole or one by one', () => {
    const names = Array.from({ length: 12 }, (_, line) => `Line${line}`);
    const linesOf = (turn: number) => names.map((name) => `${name}: ${name} of turn ${turn}`);
    // Twice as many as are cut out one by one, in both orders, with all of them read now and then.
    for (let turn = 0; turn < 2_500; turn++) {
      const event = eventOf('Chosen', ...linesOf(turn));
      const name = names[(turn < 1_200 ? turn : 5 * turn) % (turn < 50 ? 4 : 12)] as string;
      expect(event.get('Absent')).toBeUndefined();
      expect(event.get(name)).toBe(`${name} of turn ${turn}`);
      expect(event.get('Line11')).toBe(`Line11 of turn ${turn}`);
      if (turn % 400 !== 60) continue;
      expect(
        event
          .entries()
          .slice(1)
          .map(([key, value]) => `${key}: ${value}`),
      ).toEqual(linesOf(turn));
      expect(event.fields.Line3).toBe(`Line3 of turn ${turn}`);
    }
    const odd = eventOf('Chosen', ...linesOf(0).map((line) => `${line} \xe9`));
    expect(odd.get('Line7')).toBe('Line7 of turn 0 \ufffd');
    expect(odd.entries()[12]?.[1]).toBe('Line11 of turn 0 \ufffd');
  });

  it('finds the first of a repeated name, and all of them', () => {
    teach('Repeats', 'State: 1', 'state: 2', 'Other: x', 'State: 3');
    const event = eventOf('Repeats', 'State: a', 'state: b', 'Other: y', 'State: c');
    expect(event.get('STATE')).toBe('a');
    expect(event.getAll('State')).toEqual(['a', 'b', 'c']);
    expect({ ...event.fields }).toEqual({ Event: 'Repeats', State: 'a', state: 'b', Other: 'y' });
  });

  it('may be one of many layouts that come in turn', () => {
    const layouts = Array.from({ length: 20 }, (_, i) => Array.from({ length: i }, (_, k) => `F${k}: ${i}`));
    for (let round = 0; round < 10; round++) {
      for (const lines of layouts) {
        const event = eventOf('Many', ...lines);
        expect(event.entries()).toHaveLength(lines.length + 1);
        expect(event.get(`F${lines.length - 1}`)).toBe(lines.length === 0 ? undefined : String(lines.length));
      }
    }
  });

  it('costs no memory for names that somebody makes up', () => {
    for (let i = 0; i < 20_000; i++) {
      const event = eventOf(`Made${i}`, `Field${i}: x`, `Field${i}: y`);
      if (event.get(`FIELD${i}`) !== 'x' || event.get('Absent') !== undefined) throw new Error(`wrong at ${i}`);
    }
    expect(eventOf('Hangup', 'Cause: 16').get('Cause')).toBe('16');
  });
});
