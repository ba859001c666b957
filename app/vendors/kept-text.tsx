import { useId, type FocusEvent } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import { useReply } from "#app/ui/form.tsx";
import type { StaleTexts } from "./kept-texts.server.ts";

interface KeptTextProps {
  /** The list of the form that the text is one of, and its place there. */
  readonly list: string;
  readonly index: number;
  readonly about: { readonly name: string; readonly value: string };
  readonly field: string;
  readonly label: string;
  readonly placeholder: string;
  readonly version: number;
  readonly text: string;
  readonly stale: StaleTexts;
  onBlur(event: FocusEvent): void;
}

/** One text of a form that keeps several, over the version that it was made of; both texts where it was written elsewhere. */
export function KeptText({ list, index, about, field, label, placeholder, version, text, stale, onBlur }: KeptTextProps) {
  const { t } = useTranslation("vendors");
  const id = useId();
  const reply = useReply();
  const errorText = useErrorText();
  const prefix = `${list}[${index}]`;
  const name = `${prefix}.${field}`;
  const hasFailed = reply !== undefined && reply.outcome !== "done";
  const typed = hasFailed ? reply.values[name] : undefined;
  const isTouched = typed !== undefined && typed !== (reply?.values[`${prefix}.before`] ?? "");
  const problem = hasFailed ? reply.errors[name] : undefined;
  const theirs = stale.theirs[name];
  return (
    <div className="no-print mt-2">
      <input type="hidden" name={`${prefix}.${about.name}`} value={about.value} />
      <input type="hidden" name={`${prefix}.version`} value={stale.versions[name] ?? version} />
      <input type="hidden" name={`${prefix}.before`} value={text} />
      <textarea
        className="input"
        name={name}
        rows={3}
        maxLength={10_000}
        onBlur={onBlur}
        aria-label={label}
        placeholder={placeholder}
        defaultValue={isTouched ? typed : text}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-error` : undefined}
      />
      {problem ? (
        <p id={`${id}-error`} className="mt-1 text-critical">
          {errorText(problem)}
        </p>
      ) : null}
      {theirs === undefined ? null : (
        <p className="mt-1 max-w-prose break-words whitespace-pre-line">
          {t("demo.notes.elsewhere", { text: theirs === "" ? t("demo.notes.empty") : theirs })}
        </p>
      )}
    </div>
  );
}
