import { Icon } from "#app/ui/icon.tsx";

/** Says that the go-live of the plan cannot be met as it is. */
export function StartPastNotice({ text }: { readonly text: string | null }) {
  if (text === null) return null;
  return (
    <p role="note" className="mb-3 flex items-center gap-2 rounded-md border border-warn px-3 py-2 text-warn">
      <Icon name="warning" />
      {text}
    </p>
  );
}
