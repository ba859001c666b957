import { Form, useLocation, useSubmit } from "@remix-run/react";
import { useId, useState, useSyncExternalStore } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { SubmitButton } from "./form.tsx";
import type { ShownReply } from "./form-reply.ts";
import { ImpactDialog, ImpactTables, type ShownImpact } from "./impact-dialog.tsx";

/** What a form is asked that would move much of a plan. */
interface AskedChange {
  /** What the form says, once more, to have just this kept. */
  readonly mark: string;
  readonly impact: ShownImpact;
}

export type FormFields = Readonly<Record<string, string>>;

/** What is asked before a form is carried out; undefined when nothing is. */
export function askedChange(reply: ShownReply | undefined): AskedChange | undefined {
  if (reply?.outcome !== "refused" || reply.errors[""]?.code !== "plan.asksFirst") return undefined;
  // Every use case that refuses with plan.asksFirst sends this along.
  return reply.result as AskedChange | undefined;
}

interface AskBeforeKeepingProps {
  readonly reply: ShownReply | undefined;
  /** Sends the form once more, with the answer; as a form of the page when it is not said. */
  readonly onKeep?: (fields: FormFields, asksAgain: boolean) => void;
  /** Whether the reader may choose not to be asked again. */
  readonly canMute?: boolean;
  /** The id of what holds the form with what was typed, where a reader without scripts goes on when the change is not to be kept; the page anew when it is not said. */
  readonly backTo?: string;
}

/** Shows in full what a form would move, and asks whether to keep it. Without scripts it stands in the page, with what was typed in its form. */
export function AskBeforeKeeping({ reply, onKeep, canMute = false, backTo }: AskBeforeKeepingProps) {
  const submit = useSubmit();
  const isAlive = useSyncExternalStore(neverChanges, yes, no);
  const [answered, setAnswered] = useState<ShownReply>();
  const asked = askedChange(reply);
  if (!asked || !reply || reply === answered) return null;
  const fields = { ...reply.values, intent: reply.intent, kept: asked.mark };
  if (!isAlive) return <QuestionInPage fields={fields} impact={asked.impact} backTo={backTo} />;
  const decide = (isKept: boolean, asksAgain: boolean) => {
    setAnswered(reply);
    if (!isKept) return;
    if (onKeep) onKeep(fields, asksAgain);
    else submit(fields, { method: "post" });
  };
  return <ImpactDialog impact={asked.impact} onDecide={decide} canMute={canMute} />;
}

interface QuestionInPageProps {
  readonly fields: FormFields;
  readonly impact: ShownImpact;
  readonly backTo: string | undefined;
}

function QuestionInPage({ fields, impact, backTo }: QuestionInPageProps) {
  const { t } = useTranslation("ui");
  const { pathname, search } = useLocation();
  const titleId = useId();
  return (
    <section className="card no-print mb-4 max-w-3xl" aria-labelledby={titleId}>
      <h2 id={titleId}>{t("impact.question")}</h2>
      <ImpactTables impact={impact} />
      <Form method="post" className="impact-actions">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <a className="button" href={backTo === undefined ? `${pathname}${search}` : `#${backTo}`}>
          {t("impact.giveBack")}
        </a>
        <SubmitButton>{t("impact.keep")}</SubmitButton>
      </Form>
    </section>
  );
}

function neverChanges(): () => void {
  return () => undefined;
}

function yes(): boolean {
  return true;
}

function no(): boolean {
  return false;
}
