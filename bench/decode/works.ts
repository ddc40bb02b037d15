import { BareScan, type Work } from './bare-scan.js';
import { Dispatching } from './dispatching.js';

/** What listeners read is added up here, so that no engine can leave the reading out. */
let read = 0;

const always = () => true;

/** The works that are compared, by name. */
export const works = {
  bare: () => new BareScan(),
  name: () =>
    new Dispatching(always, (event) => {
      read += event.name.length;
    }),
  'three fields': () =>
    new Dispatching(
      (event) => {
        const channel = event.get('Channel');
        const uniqueid = event.get('Uniqueid');
        const absent = event.get('CampaignId');
        read += (channel?.length ?? 0) + (uniqueid?.length ?? 0);
        return absent !== undefined;
      },
      () => {},
    ),
  entries: () =>
    new Dispatching(always, (event) => {
      read += event.entries().length;
    }),
  fields: () =>
    new Dispatching(always, (event) => {
      read += event.fields.Channel?.length ?? 0;
    }),
} as const satisfies Record<string, () => Work>;

export type WorkName = keyof typeof works;

export const readSoFar = (): number => read;
