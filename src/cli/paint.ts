import { styleText } from 'node:util';

export type Style = Parameters<typeof styleText>[0];

/** Colours a text, or leaves it as it is where nobody would see the colour. */
export type Paint = (style: Style, text: string) => string;

/** What a stream tells of the eyes at its other end. */
export interface Canvas {
  readonly isTTY?: boolean | undefined;
  hasColors?(): boolean;
}

export const plain: Paint = (_style, text) => text;

const coloured: Paint = (style, text) => (text === '' ? '' : styleText(style, text, { validateStream: false }));

/** Colours for a terminal that has them; Node reads `NO_COLOR`, `FORCE_COLOR` and `TERM` for that. */
export const paintFor = (canvas: Canvas): Paint => (canvas.isTTY && canvas.hasColors?.() ? coloured : plain);
