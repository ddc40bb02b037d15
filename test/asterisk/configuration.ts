import { extensionsConf } from './dialplan.js';

export type Settings = Readonly<Record<string, string | number>>;

/** A user of manager.conf. */
export interface AmiUser {
  readonly name: string;
  readonly secret: string;
  /** Classes, `all` by default. */
  readonly read?: string;
  readonly write?: string;
  /** Further lines of the section, e.g. `{ eventfilter: '!Event: VarSet' }`. Never `setvar`: it crashes Asterisk on a reload. */
  readonly extra?: Settings;
}

/** Users of every server: `app` may do all and is given time to read, `hasty` is cut off as fast as Asterisk can, `limited` sees calls only. */
export const defaultUsers: readonly AmiUser[] = [
  { name: 'app', secret: 'correct horse: 1/2 @ é', extra: { writetimeout: 10_000 } },
  { name: 'hasty', secret: 'stapler', extra: { writetimeout: 100 } },
  { name: 'limited', secret: 'battery', read: 'call', write: 'call' },
];

export interface Configuration {
  readonly port: number;
  readonly tlsPort: number | undefined;
  readonly users: readonly AmiUser[];
  readonly managerGeneral: Settings;
  readonly timestampEvents: boolean;
  readonly systemName: string | undefined;
  readonly dialplanExtra: string;
  /** Modules that would not be loaded otherwise. */
  readonly modules: readonly string[];
  /** Further configuration files by name, or others in place of ours. */
  readonly files: Readonly<Record<string, string>>;
}

export const tlsFiles = { certificate: 'localhost.cert.pem', key: 'localhost.key.pem' } as const;

/** Every file of the folder `etc`, by name. `folder` is where the instance lives, seen from inside the root. */
export function configurationFiles(configuration: Configuration, folder: string, moduleFolder: string) {
  return {
    ...Object.fromEntries(quietFiles.map((name) => [name, ''])),
    'asterisk.conf': asteriskConf(configuration, folder, moduleFolder),
    'manager.conf': managerConf(configuration, folder),
    'modules.conf': modulesConf(configuration.modules),
    'extensions.conf': extensionsConf(configuration.dialplanExtra),
    ...fixedFiles,
    ...configuration.files,
  };
}

export function managerConf(configuration: Configuration, folder: string): string {
  const { port, tlsPort, users, managerGeneral, timestampEvents } = configuration;
  const tls = tlsPort && {
    tlsenable: 'yes',
    tlsbindaddr: `127.0.0.1:${tlsPort}`,
    tlscertfile: `${folder}/etc/${tlsFiles.certificate}`,
    tlsprivatekey: `${folder}/etc/${tlsFiles.key}`,
  };
  const general = {
    enabled: 'yes',
    bindaddr: '127.0.0.1',
    port,
    webenabled: 'no',
    timestampevents: timestampEvents ? 'yes' : 'no',
    ...tls,
    ...managerGeneral,
  };
  const sections = users.map(({ name, secret, read = 'all', write = 'all', extra }) =>
    section(name, { secret: secret.replaceAll(';', '\\;'), read, write, ...extra }),
  );
  return [section('general', general), ...sections].join('\n');
}

function section(name: string, settings: Settings): string {
  return `[${name}]\n${Object.entries(settings)
    .map(([key, value]) => `${key} = ${value}\n`)
    .join('')}`;
}

function asteriskConf({ systemName }: Configuration, folder: string, moduleFolder: string): string {
  const directories = {
    astetcdir: `${folder}/etc`,
    astmoddir: moduleFolder,
    astvarlibdir: `${folder}/lib`,
    astdbdir: `${folder}/lib`,
    astkeydir: `${folder}/lib`,
    astdatadir: '/usr/share/asterisk',
    astagidir: `${folder}/lib`,
    astspooldir: `${folder}/spool`,
    astrundir: `${folder}/run`,
    astlogdir: `${folder}/log`,
  };
  const options = { nocolor: 'yes', ...(systemName !== undefined && { systemname: systemName }) };
  return [section('directories', directories), section('options', options)].join('\n');
}

function modulesConf(wanted: readonly string[]): string {
  const lines = ['[modules]', 'autoload=yes'];
  for (const name of unwantedModules) if (!wanted.includes(name)) lines.push(`noload => ${name}.so`);
  return `${lines.join('\n')}\n`;
}

/** Hardware, databases, other networks: nothing that the suites need, and much that complains or listens. */
const unwantedModules = [
  ...['alsa', 'console', 'dahdi', 'mgcp', 'motif', 'oss', 'ooh323', 'phone', 'skinny', 'unistim'].map(
    (name) => `chan_${name}`,
  ),
  ...['adaptive_odbc', 'odbc', 'pgsql', 'radius', 'sqlite3_custom', 'tds'].flatMap((name) => [
    `cdr_${name}`,
    `cel_${name}`,
  ]),
  ...['curl', 'ldap', 'odbc', 'pgsql', 'sqlite3'].map((name) => `res_config_${name}`),
  ...['odbc', 'odbc_transaction', 'xmpp', 'snmp', 'hep', 'hep_pjsip', 'hep_rtcp', 'statsd', 'stun_monitor'].map(
    (name) => `res_${name}`,
  ),
  ...['resolver_unbound', 'phoneprov', 'smdi', 'calendar', 'prometheus', 'pjsip_phoneprov_provider'].map(
    (name) => `res_${name}`,
  ),
  ...['caldav', 'ews', 'exchange', 'icalendar'].map((name) => `res_calendar_${name}`),
  ...[
    'func_odbc',
    'app_festival',
    'app_jack',
    'app_voicemail_imap',
    'app_voicemail_odbc',
    'pbx_ael',
    'pbx_dundi',
    'pbx_lua',
  ],
];

/** Files whose absence Asterisk logs as an error although it does well without. */
const quietFiles = [
  ...['acl', 'aeap', 'ari', 'ccss', 'cdr', 'cel', 'chan_websocket', 'features', 'geolocation', 'http', 'indications'],
  ...['pjproject', 'pjsip_wizard', 'res_fax', 'rtp', 'stasis', 'stir_shaken', 'udptl', 'websocket_client'],
].map((name) => `${name}.conf`);

const fixedFiles: Readonly<Record<string, string>> = {
  'logger.conf': '[general]\ndateformat=%F %T.%3q\n[logfiles]\nmessages => notice,warning,error\n',
  'queues.conf': '[general]\n[support]\nstrategy=ringall\ntimeout=15\nretry=1\nmember => Local/801@default,0,Ada\n',
  'res_parking.conf':
    '[general]\n[default]\nparkext => 899\nparkpos => 901-920\ncontext => parkedcalls\nparkingtime => 600\n',
  'confbridge.conf': '[general]\n[default_user]\ntype=user\nquiet=yes\n[default_bridge]\ntype=bridge\n',
  'musiconhold.conf': '[default]\nmode=files\ndirectory=/usr/share/asterisk/sounds/en/digits\n',
  'voicemail.conf': '[general]\nformat=wav\n[default]\n100 => 4711,Ada\n',
  'agents.conf': '[general]\n[1001]\nfullname=Ada\n',
  // No transport, so PJSIP opens no socket; the endpoints are there to be listed.
  'pjsip.conf': ['100', '101']
    .map(
      (name) =>
        `[${name}]\ntype=endpoint\ncontext=default\nallow=ulaw\naors=${name}\n[${name}]\ntype=aor\nmax_contacts=1\n`,
    )
    .join(''),
};
