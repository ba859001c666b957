import { useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";

export interface CellErrorProps {
  readonly id: string;
  readonly field: { readonly current: HTMLElement | null };
  readonly message: string;
}

interface Place {
  readonly left: number;
  readonly top: number;
}

/** What is wrong with a cell, over everything else: inside the grid its edge would cut it off. Below the field, above it where there is no room. */
export function CellError({ id, field, message }: CellErrorProps) {
  const box = useRef<HTMLSpanElement>(null);
  const [place, setPlace] = useState<Place>({ left: 0, top: 0 });
  useLayoutEffect(() => {
    const follow = () => {
      if (field.current && box.current) setPlace(placeBeside(field.current.getBoundingClientRect(), box.current));
    };
    follow();
    document.addEventListener("scroll", follow, { capture: true, passive: true });
    window.addEventListener("resize", follow);
    return () => {
      document.removeEventListener("scroll", follow, { capture: true });
      window.removeEventListener("resize", follow);
    };
  }, [field, message]);
  return createPortal(
    <span ref={box} id={id} role="alert" className="cell-error" style={place}>
      {message}
    </span>,
    field.current?.closest(".plan-workspace") ?? document.body,
  );
}

const gap = 2;
const margin = 8;

function placeBeside(field: DOMRect, { offsetWidth, offsetHeight }: HTMLElement): Place {
  const left = Math.max(margin, Math.min(field.left, window.innerWidth - offsetWidth - margin));
  const hasRoomBelow = field.bottom + gap + offsetHeight + margin <= window.innerHeight;
  return { left, top: hasRoomBelow ? field.bottom + gap : field.top - gap - offsetHeight };
}
