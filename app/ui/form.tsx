import { Form, useNavigation, type FetcherWithComponents } from "@remix-run/react";
import { createContext, useContext, useEffect, useId, useLayoutEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
import { joinSentences } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "./error-text.ts";
import type { ShownReply } from "./form-reply.ts";

interface ActionFormProps {
  readonly intent: string;
  readonly reply: ShownReply | undefined;
  /** By which controls elsewhere on the page belong to it. */
  readonly id?: string;
  readonly children: ReactNode;
  /** From the loader; makes a form that is sent twice take effect once. */
  readonly formKey?: string;
  readonly action?: string;
  readonly encType?: "multipart/form-data";
  /** Load the whole page anew, as after signing in. */
  readonly reloadDocument?: boolean;
  readonly className?: string;
  /** Sends the form beside the page, which stays as it is, with its focus. */
  readonly fetcher?: FetcherWithComponents<unknown>;
  onSubmit?(event: FormEvent<HTMLFormElement>): void;
}

export const ReplyContext = createContext<ShownReply | undefined>(undefined);

/** The answer to the form around, for its fields. */
export function useReply(): ShownReply | undefined {
  return useContext(ReplyContext);
}

/** An alert is heard as it is when it is drawn: what it says is settled before. A server draws nothing. */
const useBeforeDrawing = typeof document === "undefined" ? useEffect : useLayoutEffect;

/** A form of one intent: shows what concerns the whole form, hands errors and typed values to its fields, leads to the first field at fault, works without scripts. */
export function ActionForm({ intent, reply, children, formKey, className, fetcher, ...form }: ActionFormProps) {
  const { t } = useTranslation("ui");
  const errorText = useErrorText();
  const locale = useLocale();
  const summary = useId();
  const whole = reply?.errors[""];
  const failed = reply !== undefined && reply.outcome !== "done";
  const Sender = fetcher?.Form ?? Form;
  const place = useRef<HTMLFormElement>(null);
  // What concerns a field that the form does not show is said above it.
  const [isUnmarked, setUnmarked] = useState(false);
  useBeforeDrawing(() => {
    if (!failed) return;
    const marked = place.current?.querySelector<HTMLElement>("[aria-invalid=true]");
    marked?.focus();
    setUnmarked(!marked);
  }, [failed, reply]);
  const told = whole ? [whole] : isUnmarked ? Object.values(reply?.errors ?? {}) : [];
  return (
    <ReplyContext.Provider value={reply}>
      <Sender
        ref={place}
        method="post"
        noValidate
        className={className}
        aria-describedby={failed ? summary : undefined}
        data-refused={failed || undefined}
        {...form}
      >
        <input type="hidden" name="intent" value={intent} />
        {formKey ? <input type="hidden" name="formKey" value={formKey} /> : null}
        {failed ? (
          <p id={summary} role="alert" className="mb-4 rounded-md border border-critical bg-critical-soft px-3 py-2 text-critical">
            {told.length > 0 ? joinSentences(told.map(errorText), locale) : t("problems")}
          </p>
        ) : null}
        {children}
      </Sender>
    </ReplyContext.Provider>
  );
}

interface SubmitButtonProps {
  readonly children: ReactNode;
  readonly primary?: boolean;
  readonly name?: string;
  readonly value?: string;
}

export function SubmitButton({ children, primary = true, name, value }: SubmitButtonProps) {
  const navigation = useNavigation();
  return (
    <button
      type="submit"
      name={name}
      value={value}
      className="button"
      data-primary={primary || undefined}
      aria-disabled={navigation.state === "submitting" || undefined}
    >
      {children}
    </button>
  );
}
