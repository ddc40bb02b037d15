import { randomUUID } from 'node:crypto';
import type { FakeFields } from '../fake-event.js';
import type { FakeChannel } from './channel.js';
import type { Emit } from './pbx.js';

interface Member {
  readonly channel: FakeChannel;
  muted: boolean;
}

/** A conference of ConfBridge: it is there as long as somebody is in it. */
export class Conference {
  readonly name: string;
  readonly id = randomUUID();
  readonly members = new Map<string, Member>();
  locked = false;
  recording = false;

  constructor(name: string) {
    this.name = name;
  }

  find(channel: string): Member | undefined {
    return this.members.get(channel.toLowerCase());
  }

  snapshot(): FakeFields {
    return {
      Conference: this.name,
      BridgeUniqueid: this.id,
      BridgeType: 'base',
      BridgeTechnology: 'softmix',
      BridgeCreator: 'ConfBridge',
      BridgeName: this.name,
      BridgeNumChannels: this.members.size,
      BridgeVideoSourceMode: 'none',
    };
  }
}

/** The conferences of a fake, each change of which is an event. */
export class Conferences {
  readonly #byName = new Map<string, Conference>();
  readonly #emit: Emit;

  constructor(emit: Emit) {
    this.#emit = emit;
  }

  get all(): readonly Conference[] {
    return [...this.#byName.values()];
  }

  find(name: string): Conference | undefined {
    return this.#byName.get(name);
  }

  join(name: string, channel: FakeChannel): void {
    const conference = this.#byName.get(name) ?? this.#begin(name);
    conference.members.set(channel.name.toLowerCase(), { channel, muted: false });
    this.#emit('ConfbridgeJoin', { ...conference.snapshot(), ...channel.snapshot(), Admin: 'No', Muted: 'No' });
  }

  leave(channel: FakeChannel): void {
    for (const conference of this.all) {
      if (!conference.members.delete(channel.name.toLowerCase())) continue;
      this.#emit('ConfbridgeLeave', { ...conference.snapshot(), ...channel.snapshot(), Admin: 'No' });
      if (conference.members.size > 0) continue;
      this.#byName.delete(conference.name);
      this.#emit('ConfbridgeEnd', conference.snapshot());
    }
  }

  mute(conference: Conference, member: Member, muted: boolean): void {
    member.muted = muted;
    const name = muted ? 'ConfbridgeMute' : 'ConfbridgeUnmute';
    this.#emit(name, { ...conference.snapshot(), ...member.channel.snapshot(), Admin: 'No' });
  }

  record(conference: Conference, recording: boolean): void {
    conference.recording = recording;
    this.#emit(recording ? 'ConfbridgeRecord' : 'ConfbridgeStopRecord', conference.snapshot());
  }

  clear(): void {
    this.#byName.clear();
  }

  #begin(name: string): Conference {
    const conference = new Conference(name);
    this.#byName.set(name, conference);
    this.#emit('ConfbridgeStart', conference.snapshot());
    return conference;
  }
}
