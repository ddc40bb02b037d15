import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ReportMessage, reportChannel } from '../../../src/telemetry/channels.js';
import type { Logger, Report } from '../../../src/telemetry/report.js';
import { createReportSink } from '../../../src/telemetry/report-sink.js';

const report = (level: Report['level'], fields: Report['fields'] = {}): Report => ({
  type: 'listener_failed',
  level,
  message: 'listener pbx/1 failed',
  fields,
});

const settled = () => new Promise((resolve) => setImmediate(resolve));

let warnings: Error[] = [];
const listen = (warning: Error) => warnings.push(warning);
beforeEach(() => {
  warnings = [];
  process.on('warning', listen);
});
afterEach(() => {
  process.off('warning', listen);
});

const recordingLogger = () => {
  const lines: [level: string, fields: object, message: string][] = [];
  const write = (level: string) => (fields: object, message: string) => lines.push([level, fields, message]);
  const logger: Logger = {
    trace: write('trace'),
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    fatal: write('fatal'),
  };
  return { logger, lines };
};

describe('a report sink', () => {
  it('gives every report to the logger, the handler and the channel', () => {
    const { logger, lines } = recordingLogger();
    const handled: Report[] = [];
    const published: ReportMessage[] = [];
    const subscriber = (message: unknown) => published.push(message as ReportMessage);
    reportChannel.subscribe(subscriber);
    const sink = createReportSink('tree', { logger, onReport: (given) => handled.push(given) });
    const given = report('warn', { connection: 'pbx' });
    sink(given);
    reportChannel.unsubscribe(subscriber);
    expect(lines).toEqual([
      ['warn', { tree: 'tree', type: 'listener_failed', connection: 'pbx' }, 'listener pbx/1 failed'],
    ]);
    expect(handled).toEqual([given]);
    expect(published).toEqual([{ tree: 'tree', report: given }]);
  });

  it.each(['error', 'fatal'] as const)('makes a process warning of level %s when nobody listens', async (level) => {
    createReportSink('tree', {})(report(level, { error: new Error('the cause') }));
    await settled();
    expect(warnings).toMatchObject([
      { name: 'AstervisorWarning', code: 'listener_failed', message: 'listener pbx/1 failed: the cause' },
    ]);
  });

  it.each(['trace', 'debug', 'info', 'warn'] as const)('is silent on level %s when nobody listens', async (level) => {
    createReportSink('tree', {})(report(level));
    await settled();
    expect(warnings).toEqual([]);
  });

  it('gives errors to the logger where pino shows them', () => {
    const { logger, lines } = recordingLogger();
    const error = new Error('the cause');
    createReportSink('tree', { logger })(report('error', { error }));
    expect(lines[0]?.[1]).toMatchObject({ err: error });
  });

  it.each([new Error('disk full'), undefined, null, Object.create(null), Symbol('x')])(
    'never throws, and warns once, when a reader throws %s',
    async (thrown) => {
      const sink = createReportSink('tree', {
        onReport: () => {
          throw thrown;
        },
      });
      expect(() => sink(report('error'))).not.toThrow();
      expect(() => sink(report('error'))).not.toThrow();
      await settled();
      expect(warnings).toHaveLength(1);
    },
  );

  it('takes the rejection of an asynchronous reader for a throw', async () => {
    const onReport = (async () => Promise.reject(new Error('disk full'))) as unknown as (report: Report) => void;
    const sink = createReportSink('tree', { onReport });
    sink(report('error'));
    sink(report('error'));
    await settled();
    expect(warnings).toHaveLength(1);
  });

  it('goes on to the next reader', () => {
    const handled: Report[] = [];
    const logger = { error: () => Promise.reject(new Error('x')) } as unknown as Logger;
    const sink = createReportSink('tree', { logger, onReport: (given) => handled.push(given) });
    sink(report('fatal'));
    sink(report('error'));
    expect(handled).toHaveLength(2);
  });
});
