import { Form } from "@remix-run/react";
import type { ReactNode } from "react";

interface ItemButtonProps {
  readonly intent: string;
  readonly fields: Readonly<Record<string, string | number>>;
  readonly label: string;
  readonly children: ReactNode;
}

/** One act on one thing: a form of a button. */
export function ItemButton({ intent, fields, label, children }: ItemButtonProps) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="button" aria-label={label}>
        {children}
      </button>
    </Form>
  );
}
