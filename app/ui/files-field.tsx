import { useId, type ReactNode } from "react";
import { useErrorText } from "./error-text.ts";
import { useReply } from "./form.tsx";

interface FilesFieldProps {
  readonly label: string;
  readonly help: string;
  /** What stands beside the choice, such as the button that sends it. */
  readonly children?: ReactNode;
}

/** A choice of files, in the field `files`, with its error. */
export function FilesField({ label, help, children }: FilesFieldProps) {
  const id = useId();
  const errorText = useErrorText();
  const problem = useReply()?.errors["files"];
  return (
    <div className="mb-4 min-w-0">
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <input
          id={id}
          type="file"
          name="files"
          multiple
          className="max-w-full"
          aria-describedby={`${id}-help${problem ? ` ${id}-error` : ""}`}
          aria-invalid={problem ? true : undefined}
        />
        {children}
      </div>
      {problem ? (
        <p id={`${id}-error`} className="mt-1 text-critical">
          {errorText(problem)}
        </p>
      ) : null}
      <p id={`${id}-help`} className="mt-1 text-[13px] text-muted">
        {help}
      </p>
    </div>
  );
}
