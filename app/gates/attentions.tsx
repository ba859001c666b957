import type { Attention } from "./gate-words.server.ts";

/** What is to be looked at, at a gate. */
export function Attentions({ attention }: { readonly attention: readonly Attention[] }) {
  if (attention.length === 0) return null;
  return (
    <ul className="mt-1 space-y-0.5 text-[13px]">
      {attention.map(({ text, isLate }) => (
        <li key={text} className={isLate ? "text-critical" : "text-warn"}>
          {text}
        </li>
      ))}
    </ul>
  );
}
