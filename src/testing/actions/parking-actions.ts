import type { FakeFields } from '../fake-event.js';
import type { FakeChannel } from '../pbx/channel.js';
import type { BuiltinAction, Run } from './builtin-action.js';

const FIRST_SPACE = 901;
const LAST_SPACE = 920;
const TIMEOUT_SECONDS = 600;

const park: Run = (call, { pbx }) => {
  const name = call.get('Channel');
  const timeout = call.get('Timeout');
  if (name === '') return call.error('Channel not specified');
  if (timeout !== '' && !/^\s*\d/.test(timeout)) return call.error('Invalid Timeout value.');
  const channel = pbx.find(name);
  if (!channel) return call.error(`Channel does not exist: ${name}`);
  const taken = new Set(pbx.channels.map(({ parkedAt }) => parkedAt));
  let space = FIRST_SPACE;
  while (taken.has(space)) space += 1;
  pbx.redirect(channel, 'parkedcalls', '');
  channel.parkedAt = space;
  call.emit('ParkedCall', parked(channel, space));
  call.respond({ Message: 'Park successful\n' });
};

const parkedCalls: Run = (call, { pbx }) => {
  const lot = call.get('ParkingLot');
  if (lot !== '' && lot !== 'default') return call.error('Requested parking lot could not be found.');
  const rows = pbx.channels.flatMap((channel) =>
    channel.parkedAt === undefined
      ? []
      : [{ Event: 'ParkedCall', ...parked(channel, channel.parkedAt), ActionID: undefined }],
  );
  call.list(rows, { message: 'Parked calls will follow', completeFields: { Total: rows.length } });
};

const parkinglots: Run = (call) => {
  const lot = { Name: 'default', StartSpace: FIRST_SPACE, StopSpace: LAST_SPACE, Timeout: TIMEOUT_SECONDS };
  call.list([{ Event: 'Parkinglot', ...lot }], { message: 'Parking lots will follow' });
};

const parked = (channel: FakeChannel, space: number): FakeFields => ({
  ...channel.snapshot('Parkee'),
  ParkerDialString: channel.name.replace(/-[0-9a-f]+(;\d)?$/, ''),
  Parkinglot: 'default',
  ParkingSpace: space,
  ParkingTimeout: TIMEOUT_SECONDS,
  ParkingDuration: 0,
});

export const PARKING_ACTIONS: readonly BuiltinAction[] = [
  { name: 'Park', classes: 'call', synopsis: 'Park a channel.', run: park },
  { name: 'ParkedCalls', classes: 'call', synopsis: 'List parked calls.', run: parkedCalls },
  { name: 'Parkinglots', classes: 'call', synopsis: 'List parking lots.', run: parkinglots },
];
