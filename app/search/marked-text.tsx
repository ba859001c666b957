import { Fragment } from "react";
import type { TextPiece } from "#app/domain/search/marks.ts";

/** A text with what was searched for marked. */
export function MarkedText({ pieces }: { readonly pieces: readonly TextPiece[] }) {
  return pieces.map(({ text, isMarked }, index) => (isMarked ? <mark key={index}>{text}</mark> : <Fragment key={index}>{text}</Fragment>));
}
