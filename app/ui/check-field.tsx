import { useId, type ReactNode } from "react";
import { useErrorText } from "./error-text.ts";
import { useReply } from "./form.tsx";

interface CheckFieldProps {
  readonly name: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly defaultChecked?: boolean;
}

/** A labelled yes or no with its help and its error; it sends `on` or nothing. */
export function CheckField({ name, label, help, defaultChecked }: CheckFieldProps) {
  const id = useId();
  const reply = useReply();
  const errorText = useErrorText();
  const error = reply?.errors[name];
  const isChecked = reply && reply.outcome !== "done" ? reply.values[name] === "on" : defaultChecked;
  return (
    <div className="mb-4">
      <label className="flex items-start gap-2">
        <input
          type="checkbox"
          name={name}
          defaultChecked={isChecked}
          className="mt-1"
          aria-invalid={error ? true : undefined}
          aria-describedby={[error ? `${id}-error` : "", help ? `${id}-help` : ""].filter(Boolean).join(" ") || undefined}
        />
        <span>{label}</span>
      </label>
      {error ? (
        <p id={`${id}-error`} className="mt-1 text-critical">
          {errorText(error)}
        </p>
      ) : null}
      {help ? (
        <p id={`${id}-help`} className="mt-1 text-[13px] text-muted">
          {help}
        </p>
      ) : null}
    </div>
  );
}
