import type { WireTrace } from '../../connection/ports.js';
import { escapeForDisplay } from '../../protocol/escape.js';
import { maskSecrets } from '../../telemetry/mask-secrets.js';
import type { ReportSink } from '../../telemetry/report.js';

/** How much of a message is looked at, and how much of it is shown. */
const longest = 65_536;
const shown = 8_192;

const arrows = { sent: '>', received: '<' } as const;

/** Reports every message that goes over the wire of a connection, secrets masked, control characters made visible. */
export const wireTrace =
  (connection: string, report: ReportSink): WireTrace =>
  (direction, message) => {
    const text = maskSecrets(message.slice(0, longest)).trimEnd();
    const lines = text.slice(0, shown).split('\r\n').map(escapeForDisplay);
    if (text.length > shown || message.length > longest) lines.push('…');
    const [first = ''] = lines;
    report({
      type: 'wire',
      level: 'info',
      message: `${connection} ${arrows[direction]} ${first}`,
      fields: { connection, direction, text: lines.join('\n') },
    });
  };
