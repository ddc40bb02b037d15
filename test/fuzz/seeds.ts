import { type Capture, captures } from '../property/captures.js';

const PIECE_BYTES = 1_200;
/** The busy streams repeat themselves. */
const PIECES_OF_A_CAPTURE = 12;
const BLANK_LINE = '\r\n\r\n';

/** The stanzas of a capture in pieces of a kilobyte or two, which are quicker to run than all of it. */
export const piecesOf = ({ bytes }: Capture): Buffer[] => {
  const pieces: Buffer[] = [];
  let at = 0;
  while (at < bytes.length && pieces.length < PIECES_OF_A_CAPTURE) {
    const blank = bytes.indexOf(BLANK_LINE, at + PIECE_BYTES);
    const end = blank === -1 || blank > at + 3 * PIECE_BYTES ? at + PIECE_BYTES : blank + BLANK_LINE.length;
    pieces.push(bytes.subarray(at, end));
    at = end;
  }
  return pieces;
};

/** Pieces of what real servers sent. */
export const capturedPieces = (): Buffer[] => captures.flatMap(piecesOf);
