import { freePort } from '../ports.js';

/** What lets as many modules as possible start without hardware, and gives every list something to show. */
export interface Equipment {
  readonly modules: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly dialplanExtra: string;
  /** Where PJSIP listens. */
  readonly sipPort: number;
}

/** Numbers beside those of the dialplan that every server has. */
export const numbers = {
  /** Answers and dials a phone that stays. */
  talk: '2300',
  /** An agent logs in. */
  agent: '2400',
  /** Listens to whoever is on hold. */
  spy: '2600',
  /** Takes the call that rings at 402. */
  pickup: '2700',
} as const;

export const equipment = async (): Promise<Equipment> => {
  const [iax = 0, sip = 0, pjsip = 0, skinny = 0, closed = 0] = await Promise.all(
    [1, 2, 3, 4, 5].map(() => freePort()),
  );
  return {
    sipPort: pjsip,
    modules: ['chan_skinny', 'res_xmpp'],
    dialplanExtra: [
      `exten => ${numbers.talk},1,Answer()`,
      `exten => ${numbers.talk},n,Dial(Local/300@default/n,30,TtKk)`,
      `exten => ${numbers.talk},n,Hangup()`,
      `exten => ${numbers.agent},1,Answer()`,
      `exten => ${numbers.agent},n,AgentLogin(1001)`,
      `exten => ${numbers.agent},n,Hangup()`,
      `exten => ${numbers.spy},1,Answer()`,
      `exten => ${numbers.spy},n,ChanSpy(Local/300,q)`,
      `exten => ${numbers.pickup},1,Pickup(402@default)`,
      `exten => ${numbers.pickup},n,Hangup()`,
      `exten => 901,hint,park:901@default`,
    ].join('\n'),
    files: {
      'cdr.conf': '[general]\nenable=yes\n',
      'cdr_manager.conf': '[general]\nenabled=yes\n[mappings]\n',
      'cel.conf': '[general]\nenable=yes\napps=all\nevents=ALL\n[manager]\nenabled=yes\n',
      'features.conf': '[general]\n[featuremap]\natxfer => *2\n',
      'iax.conf': lines(
        ['[general]', 'bindaddr=127.0.0.1', `bindport=${iax}`, `register => eve:x@127.0.0.1:${closed}`],
        ['[ada]', 'type=friend', 'host=127.0.0.2'],
        ['[grace]', 'type=peer', 'host=dynamic'],
      ),
      'sip.conf': lines(
        ['[general]', `udpbindaddr=127.0.0.1:${sip}`, `register => eve:x@127.0.0.1:${closed}`],
        ['[ada]', 'type=friend', 'host=127.0.0.1', `port=${closed}`],
      ),
      'skinny.conf': lines(
        ['[general]', 'bindaddr=127.0.0.1', `bindport=${skinny}`],
        ['[lines]', '[100]', '[101]'],
        ['[devices]', '[SEP000000000001]', 'device=SEP000000000001', 'line=100', 'line=101'],
        ['[SEP000000000002]', 'device=SEP000000000002'],
      ),
      'xmpp.conf': '[general]\n',
      'queuerules.conf': '[soon]\npenaltychange => 30,+1\n',
      'sorcery.conf': lines(
        ['[res_pjsip]', 'auth/cache=memory_cache,name=auths,full_backend_cache=yes'],
        ['auth=config,pjsip.conf,criteria=type=auth', 'aor/cache=memory_cache,name=aors'],
        ['aor=config,pjsip.conf,criteria=type=aor'],
      ),
      'pjsip_notify.conf': '[hello]\nEvent=>hello\n',
      'pjsip.conf': lines(
        ['[udp]', 'type=transport', 'protocol=udp', `bind=127.0.0.1:${pjsip}`],
        ['[100]', 'type=endpoint', 'transport=udp', 'context=default', 'allow=ulaw', 'aors=100'],
        ['auth=100', 'outbound_auth=100'],
        ['[100]', 'type=aor', 'max_contacts=2', `contact=sip:100@127.0.0.1:${closed}`],
        ['[100]', 'type=auth', 'auth_type=userpass', 'username=100', 'password=x'],
        ['[100]', 'type=identify', 'endpoint=100', 'match=127.0.0.9'],
        ['[101]', 'type=endpoint', 'context=default', 'allow=ulaw', 'aors=101'],
        ['[101]', 'type=aor', 'max_contacts=1', 'remove_existing=yes'],
        ['[away]', 'type=registration', 'transport=udp', 'outbound_auth=100', `server_uri=sip:127.0.0.1:${closed}`],
        [`client_uri=sip:100@127.0.0.1:${closed}`, 'retry_interval=600', 'max_retries=1'],
        ['[all]', 'type=resource_list', 'event=presence', 'list_item=100', 'list_item=101'],
      ),
    },
  };
};

const lines = (...sections: readonly (readonly string[])[]): string => `${sections.flat().join('\n')}\n`;
