/** Gaps of one connection: each has to join one epoch to the next, from the first to the last. */
export class Gaps {
  count = 0;
  chained = true;

  add({ fromEpoch, toEpoch }: { readonly fromEpoch: number; readonly toEpoch: number }): void {
    this.count += 1;
    this.chained &&= fromEpoch === this.count && toEpoch === this.count + 1;
  }
}
