export interface Piece { text: string; found: boolean }

const SPECIAL = /[.*+?^${}()|[\]\\]/g;

/** A text in pieces, those that are words of the query marked. */
export function highlight(text: string, query: string): Piece[] {
  const words = query.split(/\s+/).filter((word) => word.length > 1).map((word) => word.replace(SPECIAL, '\\$&'));
  if (!words.length) return [{ text, found: false }];
  return text
    .split(new RegExp(`(${words.join('|')})`, 'giu'))
    .map((piece, index) => ({ text: piece, found: index % 2 === 1 }))
    .filter((piece) => piece.text);
}
