import { forwardRef, useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "./error-text.ts";
import { useReply } from "./form.tsx";
import { FieldEditors } from "./live/field-editors.tsx";

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly help?: ReactNode;
  /** Need not be filled in; `unmarked` where the form says so once for several fields. */
  readonly optional?: boolean | "unmarked";
}

type TextFieldProps = FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, "name" | "id" | "className">;

/** A labelled text input with its help and its error; what was typed survives a refusal. */
export function TextField({ name, label, help, optional, defaultValue, ...input }: TextFieldProps) {
  const field = useField(name, help);
  return (
    <FieldFrame {...field} label={label} help={help} optional={optional}>
      <input {...input} {...controlProps(field, name, defaultValue)} aria-required={optional ? undefined : true} />
    </FieldFrame>
  );
}

type TextAreaFieldProps = FieldProps &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "name" | "id" | "className"> & {
    /** Enter alone sends the form, too; Shift with Enter begins a new line. */
    readonly enterSends?: boolean;
  };

/** A labelled text of several lines. Ctrl or Cmd with Enter sends its form. */
export const TextAreaField = forwardRef<HTMLTextAreaElement, TextAreaFieldProps>(function TextAreaField(
  { name, label, help, optional, defaultValue, enterSends = false, ...area },
  ref,
) {
  const field = useField(name, help);
  return (
    <FieldFrame {...field} label={label} help={help} optional={optional}>
      <textarea
        ref={ref}
        rows={3}
        {...area}
        {...controlProps(field, name, defaultValue)}
        aria-required={optional ? undefined : true}
        onKeyDown={(event) => {
          const isMeant = event.ctrlKey || event.metaKey || (enterSends && !event.shiftKey);
          if (event.key !== "Enter" || !isMeant || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
    </FieldFrame>
  );
});

type SelectFieldProps = FieldProps & Omit<SelectHTMLAttributes<HTMLSelectElement>, "name" | "id" | "className">;

/** A labelled choice of one. */
export function SelectField({ name, label, help, optional, defaultValue, children, ...select }: SelectFieldProps) {
  const field = useField(name, help);
  return (
    <FieldFrame {...field} label={label} help={help} optional={optional}>
      <select {...select} {...controlProps(field, name, defaultValue)}>
        {children}
      </select>
    </FieldFrame>
  );
}

interface CheckFieldProps {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly defaultChecked?: boolean;
}

/** A labelled yes or no; a checked box sends `yes`. */
export function CheckField({ name, label, help, defaultChecked }: CheckFieldProps) {
  const reply = useReply();
  const { id, error, describedBy } = useField(name, help);
  // A box that was left empty is not sent at all.
  const checked = reply && reply.outcome !== "done" ? reply.values[name] === "yes" : defaultChecked;
  return (
    <div className="mb-4 flex items-start gap-2">
      <input
        type="checkbox"
        id={id}
        name={name}
        value="yes"
        defaultChecked={checked}
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
        className="mt-1 size-4 shrink-0 accent-accent"
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {error ? (
          <p id={`${id}-error`} className="text-critical">
            {error}
          </p>
        ) : null}
        {help ? (
          <p id={`${id}-help`} className="text-[13px] text-muted">
            {help}
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** What stands in a form and is not changed there. */
export function ShownField({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="mb-4">
      <p className="mb-1 font-medium">{label}</p>
      <p className="py-1.5">{children}</p>
    </div>
  );
}

interface FieldState {
  readonly id: string;
  readonly error: string | undefined;
  readonly typed: string | undefined;
  readonly describedBy: string | undefined;
}

function useField(name: string, help: ReactNode): FieldState {
  const id = useId();
  const reply = useReply();
  const errorText = useErrorText();
  const shown = reply?.errors[name];
  const error = shown ? errorText(shown) : undefined;
  const describedBy = [error ? `${id}-error` : "", help ? `${id}-help` : ""].filter(Boolean).join(" ") || undefined;
  return { id, error, describedBy, typed: reply && reply.outcome !== "done" ? reply.values[name] : undefined };
}

/** What every control says of its field. */
function controlProps<Value>({ id, typed, error, describedBy }: FieldState, name: string, defaultValue: Value) {
  return {
    id,
    name,
    className: "input",
    defaultValue: typed ?? defaultValue,
    "aria-describedby": describedBy,
    "aria-invalid": error ? true : undefined,
  };
}

interface FieldFrameProps extends FieldState {
  readonly label: string;
  readonly help: ReactNode;
  readonly optional: boolean | "unmarked" | undefined;
  readonly children: ReactNode;
}

function FieldFrame({ id, error, label, help, optional, children }: FieldFrameProps) {
  const { t } = useTranslation("ui");
  return (
    <div className="mb-4">
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
        {optional === true ? <span className="ms-1 font-normal text-muted">{t("optional")}</span> : null}
      </label>
      {children}
      <FieldEditors controlId={id} />
      {error ? (
        <p id={`${id}-error`} className="mt-1 text-critical">
          {error}
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
