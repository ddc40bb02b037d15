import type { Tree } from '../../src/index.js';

/** How long the return of all took, in milliseconds. */
export interface Return {
  readonly fromFirstBanner: number;
  readonly fromFirstReady: number;
}

/** What many connections of one tree go through, as their statuses tell it. */
export class Crowd {
  /** Logins that Asterisk said no to. */
  refused = 0;
  /** Connections that Asterisk closed without a banner, as it does beyond its `authlimit`. */
  turnedAway = 0;
  /** Why attempts failed, by code. */
  readonly causes: Record<string, number> = {};
  ready = 0;
  #firstBannerAt: number | undefined;
  #firstReadyAt: number | undefined;
  #lastReadyAt = 0;

  constructor(tree: Tree) {
    tree.addStatusListener((status) => {
      if (status.type === 'auth') this.refused += 1;
      if (status.type !== 'state') return;
      const now = performance.now();
      // A connection authenticates when it has been shown a banner.
      if (status.state === 'authenticating') this.#firstBannerAt ??= now;
      if (status.state === 'ready') {
        this.#firstReadyAt ??= now;
        this.#lastReadyAt = now;
        this.ready += 1;
      }
      if (status.state === 'reconnecting') this.#count((status.cause as { code?: string } | undefined)?.code ?? 'none');
    });
  }

  /** The link of all is about to be cut: what is measured begins. */
  scatter(): void {
    this.#firstBannerAt = undefined;
    this.#firstReadyAt = undefined;
    this.ready = 0;
  }

  /** All are back. */
  get returned(): Return {
    const { NaN: never } = Number;
    return {
      fromFirstBanner: this.#lastReadyAt - (this.#firstBannerAt ?? never),
      fromFirstReady: this.#lastReadyAt - (this.#firstReadyAt ?? never),
    };
  }

  #count(code: string): void {
    this.causes[code] = (this.causes[code] ?? 0) + 1;
    if (code === 'AMI_NO_BANNER') this.turnedAway += 1;
  }
}
