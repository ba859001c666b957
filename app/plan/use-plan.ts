import { useNavigate, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { withDelta, type PlanDelta } from "#app/domain/plan/delta.ts";
import { carryOut } from "#app/domain/plan/apply.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { withSeen } from "#app/domain/plan/stale-edit.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import type { ShownReply } from "#app/ui/form-reply.ts";
import { branchEvent } from "#app/ui/live/branch-event.ts";
import { newFormKey } from "./new-form-key.ts";
import { planAddress } from "./plan-preload.tsx";
import { taskAddress } from "./use-task-place.ts";
import { useRemovals } from "./use-removals.ts";
import type { SendOutcome } from "./workspace/send-outcome.ts";

interface PageData {
  readonly projectId: string;
  readonly version: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Where the plan lives whose data and commands these are: the project's own or a branch's. */
  readonly place: string;
  /** The branch that it is the plan of. */
  readonly branchId?: string;
}

interface Turns {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What the server is asked to do: a change, or the step back or forward that is next. */
type Attempt = PlanCommand | "undo" | "redo";

/** The plan in the browser: fetched once, kept in step with the server by what changed, and sent to it command by command. */
export function usePlan({ projectId, version, canUndo, canRedo, place, branchId }: PageData) {
  const navigate = useNavigate();
  const revalidator = useRevalidator();
  const errorText = useErrorText();
  const [plan, setPlan] = useState<Plan>();
  const [turns, setTurns] = useState<Turns>({ canUndo, canRedo });
  // The next command may be on its way before the page is drawn again.
  const latest = useRef<Plan>();
  /** What was sent and not answered, as it was sent: the server does it once, however often it comes. */
  const unanswered = useRef(new Map<Attempt, FormData>());
  const show = useCallback((next: Plan) => {
    latest.current = next;
    setPlan(next);
  }, []);

  const reload = useCallback(async (): Promise<Plan> => {
    const known = latest.current?.projectId === projectId ? latest.current : undefined;
    const loaded = await fetchPlan(place, known);
    const shown = latest.current;
    // A command of one's own may have come through meanwhile.
    if (shown?.projectId === projectId && shown.version > loaded.version) return shown;
    if (loaded !== shown) show(loaded);
    return loaded;
  }, [projectId, place, show]);

  useEffect(() => {
    if (latest.current?.projectId === projectId && latest.current.version >= version) return;
    void reload();
  }, [projectId, version, reload]);

  // Who comes back to the page sees what others did meanwhile.
  // Without a connection, or signed out, the page stays as it is: what was typed on it is worth more than what is newer.
  useEffect(() => {
    const look = async () => {
      const before = latest.current?.version;
      if ((await reload()).version !== before) revalidator.revalidate();
    };
    const onChange = () => document.visibilityState === "visible" && void look().catch(() => undefined);
    document.addEventListener("visibilitychange", onChange);
    return () => document.removeEventListener("visibilitychange", onChange);
  }, [reload, revalidator]);

  // A branch is no part of the project's log: its pages hear of what is done in it in a way of their own.
  useEffect(() => {
    if (branchId === undefined) return;
    const onNews = (event: Event) => {
      if (!(event instanceof CustomEvent) || event.detail !== branchId) return;
      const before = latest.current?.version;
      const look = async () => (await reload()).version !== before && revalidator.revalidate();
      void look().catch(() => undefined);
    };
    window.addEventListener(branchEvent, onNews);
    return () => window.removeEventListener(branchEvent, onNews);
  }, [branchId, reload, revalidator]);

  const post = useCallback(
    async (attempt: Attempt): Promise<SendOutcome> => {
      const before = latest.current;
      const form = unanswered.current.get(attempt) ?? formOf(attempt, before);
      unanswered.current.set(attempt, form);
      let response: Response;
      try {
        response = await fetch(`${place}/commands`, { method: "POST", body: form });
      } catch {
        return { ok: false, reason: "unreachable" };
      }
      const reply = await readReply(response);
      if (response.status === 403) return refused("plan.notAllowed");
      if (!reply) return { ok: false, reason: "unreachable" };
      // A step back or forward whose answer was lost is over, too: what is newest now may be another one.
      for (const answered of [attempt, "undo", "redo"] as const) unanswered.current.delete(answered);
      if (reply.outcome !== "done") {
        // As a rule somebody else has changed the plan meanwhile.
        void reload().catch(() => undefined);
        return failed(reply, attempt);
      }
      const change = reply.result as { version: number; moved: number; command: PlanCommand } & Turns;
      setTurns({ canUndo: change.canUndo, canRedo: change.canRedo });
      const next = (before && advanced(before, change.command, change.version)) || (await reload());
      show(next);
      // The strip above shows dates and states of phases, too.
      revalidator.revalidate();
      return { ok: true, plan: next, moved: change.moved, canUndo: change.canUndo, canRedo: change.canRedo };

      function refused(code: string): SendOutcome {
        return { ok: false, reason: "refused", code, message: errorText({ code, parameters: {} }) };
      }

      function failed(answer: ShownReply, sent: Attempt): SendOutcome {
        const { theirs, ...left } = (answer.result ?? {}) as { theirs?: PlanTask } & Partial<Turns>;
        // A step that could not be taken back is given up.
        if (left.canUndo !== undefined && left.canRedo !== undefined) setTurns({ canUndo: left.canUndo, canRedo: left.canRedo });
        if (theirs && typeof sent === "object" && sent.kind === "updateTask")
          return { ok: false, reason: "conflict", mine: sent.changes, theirs };
        const [field, error] = Object.entries(answer.errors)[0] ?? ["", { code: "field.invalid", parameters: {} }];
        return { ok: false, reason: "refused", code: error.code, message: errorText(error), ...(field ? { field } : {}) };
      }
    },
    [place, reload, show, revalidator, errorText],
  );

  const openTask = useCallback(
    (taskId: string, anchor = "") => {
      // A small screen has no room beside the plan: there the task is a page.
      const kind = window.matchMedia("(width < 64rem)").matches ? "tasks" : "plan/tasks";
      void navigate(taskAddress(projectId, kind, taskId, window.location.search) + anchor, { preventScrollReset: anchor === "" });
    },
    [navigate, projectId],
  );

  return {
    plan,
    ...turns,
    send: useCallback((command: PlanCommand) => post(command), [post]),
    undo: useCallback(() => post("undo"), [post]),
    redo: useCallback(() => post("redo"), [post]),
    removals: useRemovals(projectId, reload),
    onOpenTask: useCallback((taskId: string) => openTask(taskId), [openTask]),
    onComment: useCallback((taskId: string) => openTask(taskId, "#new-comment"), [openTask]),
  };
}

/** The plan as the server has it now; of a plan that is known only what changed since is asked for. */
async function fetchPlan(place: string, known: Plan | undefined): Promise<Plan> {
  const response = await fetch(planAddress(place) + (known ? `?since=${known.version}` : ""));
  if (!response.ok) throw new Error(`The plan could not be fetched: ${response.status}`);
  // The server made it from the same types.
  const answer = (await response.json()) as Plan | PlanDelta;
  if (!("since" in answer)) return answer;
  if (answer.since === answer.rest.version && known) return known;
  return (known && withDelta(known, answer)) ?? fetchPlan(place, undefined);
}

function formOf(attempt: Attempt, plan: Plan | undefined): FormData {
  const form = new FormData();
  const isTurn = typeof attempt === "string";
  form.set("intent", isTurn ? attempt : "execute");
  form.set("formKey", newFormKey());
  if (!isTurn) form.set("command", JSON.stringify(prepared(attempt, plan)));
  return form;
}

/** A command as it is sent: an edit with what its fields were, so that it stands beside edits of other fields. */
function prepared(command: PlanCommand, plan: Plan | undefined): PlanCommand {
  if (command.kind !== "updateTask") return command;
  const task = plan?.tasks.find((candidate) => candidate.id === command.taskId);
  return task ? withSeen(task, command) : command;
}

/** The plan after what the server has done, when nobody else changed it meanwhile: the same function as on the server makes it. */
function advanced(before: Plan, done: PlanCommand, version: number): Plan | undefined {
  const result = carryOut(before, done);
  return result.ok && result.value.plan.version === version ? result.value.plan : undefined;
}

async function readReply(response: Response): Promise<ShownReply | undefined> {
  try {
    const reply: unknown = await response.json();
    return typeof reply === "object" && reply !== null && "outcome" in reply ? (reply as ShownReply) : undefined;
  } catch {
    return undefined;
  }
}
