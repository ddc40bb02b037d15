import { AstervisorError } from '../../index.js';
import { command } from '../command.js';
import type { Connectable } from '../connectable.js';
import { SERVER_CHECKS } from '../doctor/checks.js';
import { connectFinding } from '../doctor/connect-finding.js';
import { type Fact, known, unknown } from '../doctor/fact.js';
import { gatherFacts } from '../doctor/facts.js';
import { checkFeatures } from '../doctor/feature-checks.js';
import { FEATURE_NAMES, FEATURES, type FeatureName } from '../doctor/features.js';
import type { Finding } from '../doctor/finding.js';
import { findingsSummary, findingView } from '../doctor/finding-view.js';
import { EXIT, exitCodeOf, interruptionIn } from '../exit-code.js';
import { repeated, single } from '../option.js';
import { count, listOf, text } from '../option-value.js';
import type { Output } from '../output.js';
import type { Session, SessionOptions } from '../session.js';

const CONNECTIONS = 10;
const DEFAULT_FEATURES: readonly FeatureName[] = ['events'];

type Open = (options: SessionOptions, connectable?: Connectable) => Promise<Session>;

export const doctor = command(
  {
    name: 'doctor',
    summary: 'look for what will bite, and say which line mends it',
    description:
      'Logs in, looks at what it may, changes nothing, and says what will bite, each with the line of configuration that mends it. What this user may not look at is said to be unknown, not fine: most is seen with write = command,config,system,reporting. The exit code is 0 when all is fine, 1 when something bites, 7 when nothing does but something is unknown. Needs a second login for a moment.',
    connects: true,
    options: {
      for: repeated(
        'FEATURES',
        `what you want to do; default events; of: ${FEATURE_NAMES.join(', ')}`,
        listOf(FEATURE_NAMES),
      ),
      connections: single(
        'COUNT',
        'how many connections log in at the same time; default 10, which is what one tree does',
        count,
      ),
      ignore: repeated('CHECKS', 'checks that do not count, by name, as in tls,acl', text),
    },
    examples: [
      'astervisor doctor --url ami://app@pbx --for events,originate,queues',
      'astervisor doctor -c pbx-a --ignore tls || echo look at it',
      'astervisor doctor | jq -r \'select(.verdict == "bites") | .mend.lines[]?\'',
    ],
  },
  async ({ options, output, open, connectables, signal }) => {
    const features = [...new Set(options.for.flat())];
    const wanted = features.length === 0 ? DEFAULT_FEATURES : features;
    const ignored = new Set(options.ignore.flatMap((names) => names.split(',')).map((name) => name.trim()));
    const found = await examine({ open, connectables, signal, output }, wanted, options.connections ?? CONNECTIONS);
    const findings = found.findings.filter(({ check }) => !ignored.has(check));
    const width = Math.max(...findings.map(({ check }) => check.length), 0);
    for (const finding of findings) await output.data(finding, () => findingView(finding, output, width));
    output.note(findingsSummary(findings));
    return found.failure === undefined ? exitCodeFor(findings) : exitCodeOf(found.failure);
  },
);

interface Practice {
  readonly open: Open;
  readonly connectables: () => Promise<readonly Connectable[]>;
  readonly output: Output;
  readonly signal: AbortSignal;
}

interface Examination {
  readonly findings: readonly Finding[];
  /** Why there was no connection. */
  readonly failure: Error | undefined;
}

const examine = async (
  { open, connectables, output }: Practice,
  features: readonly FeatureName[],
  connections: number,
): Promise<Examination> => {
  const [only, ...more] = await connectables();
  const connectable = more.length === 0 ? only : undefined;
  const again = () => open({ eventMask: 'off', identify: false, silent: true }, connectable);
  let session: Session;
  try {
    session = await open({ eventMask: 'on', identify: false, silent: true }, connectable);
  } catch (error) {
    if (!(error instanceof AstervisorError) || interruptionIn(error) || exitCodeOf(error) === EXIT.usage) throw error;
    return { findings: [connectFinding(error, connectable?.username ?? 'USER')], failure: error };
  }
  await using opened = session;
  const modules = features.flatMap((feature) => FEATURES[feature].modules);
  const scope = { pbx: opened.pbx, modules, loginAgain: () => logsIn(again), signal: opened.ended };
  const facts = await output.during('looking', gatherFacts(scope));
  const wishes = { connections, now: Date.now() };
  const findings = [...SERVER_CHECKS.map((check) => check(facts, wishes)), ...checkFeatures(features, facts)];
  return { findings, failure: undefined };
};

const logsIn = async (open: () => Promise<Session>): Promise<Fact<boolean>> => {
  try {
    await using session = await open();
    return known(session.pbx.state === 'ready');
  } catch (error) {
    if (!(error instanceof AstervisorError) || interruptionIn(error)) throw error;
    return error.code === 'AMI_LOGIN_IN_USE' ? known(false) : unknown(error.message);
  }
};

const exitCodeFor = (findings: readonly Finding[]): number => {
  if (findings.some(({ verdict }) => verdict === 'bites')) return EXIT.refused;
  return findings.some(({ verdict }) => verdict === 'unknown') ? EXIT.undetermined : EXIT.ok;
};
