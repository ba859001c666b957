import { useFetcher } from "@remix-run/react";
import { useCallback, useContext, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import type { ShownReply } from "#app/ui/form-reply.ts";
import { usePageCommands, type PageCommand, type PageKeys } from "#app/ui/page-commands.ts";
import { UndoContext } from "#app/ui/undo.tsx";
import { isWriting } from "#app/ui/undo-toast.tsx";
import { newFormKey } from "./new-form-key.ts";
import { planKeyAction, writtenKeys } from "./workspace/plan-keys.ts";

type StepIntent = "stepBack" | "stepForward";

/** Takes one's own steps back and does them again by the keys of the plan page, one after the other; what a toast offers to take back comes first. */
export function useOwnSteps(canReport: boolean): void {
  const fetcher = useFetcher<ShownReply>();
  const tell = useContext(UndoContext);
  const errorText = useErrorText();
  const waiting = useRef<StepIntent[]>([]);
  const { data, state, submit } = fetcher;
  const sendNext = useRef<() => void>(() => undefined);
  useEffect(() => {
    sendNext.current = () => {
      const next = state === "idle" ? waiting.current.shift() : undefined;
      if (next) void submit({ intent: next, formKey: newFormKey() }, { method: "post" });
    };
    sendNext.current();
  }, [state, submit]);
  const step = useCallback((wanted: StepIntent) => {
    waiting.current.push(wanted);
    sendNext.current();
  }, []);
  useEffect(() => {
    if (!data) return;
    const [problem] = Object.values(data.errors);
    const told = toldBy(data);
    if (problem) waiting.current = [];
    if (problem) tell({ done: errorText(problem), isProblem: true });
    else if (told) tell({ done: told, isProblem: false });
  }, [data, tell, errorText]);
  useEffect(() => {
    if (!canReport) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isWriting(event.target) || document.querySelector("dialog[open], .undo-toast form")) return;
      const wanted = planKeyAction(event)?.do;
      if (wanted !== "undo" && wanted !== "redo") return;
      event.preventDefault();
      step(wanted === "undo" ? "stepBack" : "stepForward");
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [canReport, step]);
  useStepCommands(canReport, step);
}

function toldBy({ result }: ShownReply): string | undefined {
  // The two intents of steps answer with nothing else.
  return (result as { readonly told: string } | undefined)?.told;
}

function useStepCommands(canReport: boolean, step: (wanted: StepIntent) => void): void {
  const { t } = useTranslation("plan");
  usePageCommands(
    useMemo((): PageCommand[] => {
      if (!canReport) return [];
      const command = (name: "undo" | "redo", wanted: StepIntent): PageCommand => ({
        id: `plan.${name}`,
        group: "page",
        label: t(`keys.${name}`),
        ownKeys: writtenKeys(name, t("keys.space")),
        run: () => step(wanted),
      });
      return [command("undo", "stepBack"), command("redo", "stepForward")];
    }, [t, canReport, step]),
  );
}

/** The keys of steps, for the list of keys. */
export function useStepKeyRows(canReport: boolean): PageKeys["rows"] {
  const { t } = useTranslation("plan");
  return useMemo(
    () =>
      canReport ? (["undo", "redo"] as const).map((name) => ({ keys: writtenKeys(name, t("keys.space")), label: t(`keys.${name}`) })) : [],
    [t, canReport],
  );
}
