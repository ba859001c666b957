import type { ReactNode } from "react";
import { ActionForm, SubmitButton } from "./form.tsx";
import { useFormReply } from "./form-reply.ts";

interface FoldedFormProps {
  readonly intent: string;
  readonly title: string;
  readonly submit: string;
  /** The hidden field that says what the form is about, and tells its answer from those of its likes. */
  readonly about?: { readonly name: string; readonly value: string };
  readonly formKey?: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** A form behind its title, which opens without scripts, and stays open when it was refused. */
export function FoldedForm({ intent, title, submit, about, formKey, lead, children }: FoldedFormProps) {
  const answer = useFormReply(intent);
  const isMine = answer !== undefined && answer.outcome !== "done" && (!about || answer.values[about.name] === about.value);
  return (
    <details className="no-print open:basis-full" open={isMine || undefined}>
      <summary className="button list-none [&::-webkit-details-marker]:hidden">{title}</summary>
      <ActionForm intent={intent} reply={isMine ? answer : undefined} {...(formKey ? { formKey } : {})} className="card mt-2 max-w-xl">
        {about ? <input type="hidden" name={about.name} value={about.value} /> : null}
        {lead === undefined ? null : <p className="mb-3 text-[13px] text-muted">{lead}</p>}
        {children}
        <SubmitButton>{submit}</SubmitButton>
      </ActionForm>
    </details>
  );
}
