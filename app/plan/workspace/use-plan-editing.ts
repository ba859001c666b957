import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { applyCommand, type PlanRefusal } from "#app/domain/plan/apply.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Plan, PlanTask } from "#app/domain/plan/model.ts";
import { schedulePlan } from "./schedule-plan.ts";
import type { ScheduleProblem } from "#app/domain/schedule/schedule.ts";
import { afterOwnChanges, countedBack, isMadeOver } from "./own-changes.ts";
import type { SendOutcome } from "./send-outcome.ts";

/** Why a command did not come through, with the command, so that nothing typed is lost. */
export type EditProblem =
  | { readonly kind: "local"; readonly command: PlanCommand; readonly refusal: PlanRefusal | ScheduleProblem }
  | { readonly kind: "refused"; readonly command: PlanCommand; readonly message: string }
  | { readonly kind: "conflict"; readonly command: PlanCommand; readonly theirs: PlanTask }
  | { readonly kind: "unreachable"; readonly step: "undo" | "redo" };

/** The command that came through last. */
export interface DoneChange {
  readonly command: PlanCommand;
  /** The plan it was carried out on. */
  readonly before: Plan;
}

/** The step back or forward that came through last. */
export interface TurnedStep {
  readonly direction: "undo" | "redo";
  readonly before: Plan;
  readonly after: Plan;
}

export interface PlanEditing {
  /** The server's plan with the commands on their way already carried out. */
  readonly plan: Plan;
  readonly isSaving: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The newest problem; the next one takes its place, and so does the next change. */
  readonly problem: EditProblem | null;
  /** Null while the next change is on its way, after a step back or forward, and when a problem is newer. */
  readonly done: DoneChange | null;
  /** Null once something newer happens. */
  readonly turned: TurnedStep | null;
  readonly dismissProblem: () => void;
  /** Changes that did not reach the server and are not on their way again, in the order they were made. */
  readonly unsent: readonly PlanCommand[];
  /** Whether there are any, also on their way again. */
  readonly hasUnsent: boolean;
  /** Sends them again in their order, ahead of what is changed from now on; what follows one that does not come through stays. Answers whether all did. */
  readonly sendUnsent: (send: SendAgain) => Promise<boolean>;
  /** Gives them up, or those of one task. */
  readonly discardUnsent: (taskId?: string) => void;
  /** Takes a refusal away that a newer one follows; what can still be sent again stays. */
  readonly outdateRefusal: () => void;
  /** Shows the change at once and sends it; answers whether it came through. With one before it that is sent again: only if that comes through. */
  readonly submit: (command: PlanCommand, earlier?: Promise<boolean>) => Promise<boolean>;
  /** With a change that is on its way: only if that comes through. What is submitted after this is not what goes back. */
  readonly stepBack: (change?: Promise<boolean>) => Promise<boolean>;
  readonly stepForward: () => Promise<boolean>;
}

/** Sends a change once more, as another one, after the one before it. */
export type SendAgain = (former: PlanCommand, command: PlanCommand, earlier?: Promise<boolean>) => Promise<boolean>;

export interface EditingSource {
  readonly plan: Plan;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  send(command: PlanCommand): Promise<SendOutcome>;
  undo(): Promise<SendOutcome>;
  redo(): Promise<SendOutcome>;
}

/** Carries out commands in the page first and on the server in the order they were made, and puts back those that fail. */
export function usePlanEditing(source: EditingSource): PlanEditing {
  const [base, setBase] = useState(source.plan);
  const [pending, setPending] = useState<readonly PlanCommand[]>([]);
  const [unsent, setUnsent] = useState<readonly PlanCommand[]>([]);
  const [steps, setSteps] = useState({ canUndo: source.canUndo, canRedo: source.canRedo });
  const [{ problem, done, turned }, setNews] = useState<News>(noNews);
  const [isTurning, setTurning] = useState(false);
  const plan = useMemo(() => planWith(base, pending), [base, pending]);
  const latest = useRef({ source, base, pending, unsent });
  latest.current.source = source;
  const line = useRef<Promise<unknown>>(Promise.resolve());
  /** How many of those that a change counts on did not come through. */
  const failedBefore = useRef(new WeakMap<PlanCommand, number>());

  const showBase = useCallback((next: Plan) => {
    latest.current.base = next;
    setBase(next);
  }, []);
  const showPending = useCallback((next: readonly PlanCommand[]) => {
    latest.current.pending = next;
    setPending(next);
  }, []);

  const showUnsent = useCallback((next: readonly PlanCommand[]) => {
    latest.current.unsent = next;
    setUnsent(next);
  }, []);

  useEffect(() => {
    const known = latest.current.base;
    if (source.plan.projectId !== known.projectId || source.plan.version >= known.version) showBase(source.plan);
    setSteps({ canUndo: source.canUndo, canRedo: source.canRedo });
  }, [source.plan, source.canUndo, source.canRedo, showBase]);

  const inLine = useCallback(<Value>(work: () => Promise<Value>): Promise<Value> => {
    const next = line.current.then(work, work);
    line.current = next.catch(() => undefined);
    return next;
  }, []);

  const accept = useCallback(
    (outcome: Extract<SendOutcome, { ok: true }>) => {
      if (outcome.plan.version >= latest.current.base.version) showBase(outcome.plan);
      setSteps({ canUndo: outcome.canUndo, canRedo: outcome.canRedo });
    },
    [showBase],
  );

  const submit = useCallback(
    async (command: PlanCommand, earlier?: Promise<boolean>): Promise<boolean> => {
      const before = planWith(latest.current.base, latest.current.pending);
      const setProblem = (found: EditProblem) => setNews({ ...noNews, problem: found });
      const withoutIt = (commands: readonly PlanCommand[]) => commands.filter((other) => other !== command);
      const refusal = refusalOf(before, command);
      if (refusal) {
        showUnsent(withoutIt(latest.current.unsent));
        const isConflict = refusal.code === "plan.task.stale";
        setProblem(isConflict ? { kind: "conflict", command, theirs: refusal.theirs } : { kind: "local", command, refusal });
        return false;
      }
      setNews(noNews);
      showPending([...latest.current.pending, command]);
      return inLine(async () => {
        const isHeldBack = (await earlier) === false;
        const missing = missingTask(latest.current.base, command);
        const waits = isHeldBack || (missing && waitsForTask(command, latest.current.unsent));
        const outcome = waits ? unreachable : missing ? null : await latest.current.source.send(command).catch(() => unreachable);
        const { pending, unsent } = latest.current;
        const isUnsent = outcome?.ok === false && outcome.reason === "unreachable";
        showPending(withoutIt(pending));
        if (!isUnsent) showUnsent(withoutIt(unsent));
        else if (!unsent.includes(command)) showUnsent([...unsent, command]);
        if (!outcome?.ok) {
          const counts = failedBefore.current;
          for (const later of pending) if (isMadeOver(later, command)) counts.set(later, (counts.get(later) ?? 0) + 1);
        }
        if (!outcome) {
          // What stood against adding the task is told already.
          if (missing) setNews((now) => (now.problem ? now : { ...noNews, problem: { kind: "local", command, refusal: missing } }));
          return false;
        }
        if (outcome.ok) {
          accept(outcome);
          // A change made before this one may have failed meanwhile; that is what people have to know.
          setNews((now) => (now.problem ? now : { ...noNews, done: { command, before } }));
          return true;
        }
        if (outcome.reason === "conflict") {
          showBase(withTask(latest.current.base, outcome.theirs));
          setProblem({ kind: "conflict", command, theirs: outcome.theirs });
        } else if (outcome.reason === "refused") {
          // The plan without it is on its way.
          if (outcome.code === "plan.task.missing") showBase(withoutTaskOf(command, latest.current.base));
          setProblem({ kind: "refused", command, message: outcome.message });
        }
        return false;
      });
    },
    [accept, inLine, showBase, showPending, showUnsent],
  );

  const sendUnsent = useCallback<PlanEditing["sendUnsent"]>(
    async (send) => {
      const shown = () => planWith(latest.current.base, latest.current.pending);
      const seen = shown();
      let earlier = Promise.resolve(true);
      // All take their places at once: nothing that somebody does meanwhile comes between them.
      for (const command of waiting(latest.current)) {
        const now = shown();
        const again = afterOwnChanges(countedBack(command, failedBefore.current.get(command) ?? 0), seen, now);
        const isRefused = refusalOf(now, again) !== null;
        // Why is told once those before it are through.
        if (isRefused && !(await earlier)) return false;
        showUnsent(latest.current.unsent.map((other) => (other === command ? again : other)));
        earlier = send(command, again, earlier);
        if (isRefused) break;
      }
      return earlier;
    },
    [showUnsent],
  );

  const step = useCallback(
    (direction: "undo" | "redo", change?: Promise<boolean>): Promise<boolean> =>
      inLine(async () => {
        if ((await change) === false) return false;
        const { source: now, base: before } = latest.current;
        const setProblem = (found: EditProblem) => setNews({ ...noNews, problem: found });
        setNews(noNews);
        setTurning(true);
        const outcome = await (direction === "undo" ? now.undo() : now.redo()).catch(() => unreachable);
        setTurning(false);
        if (outcome.ok) {
          accept(outcome);
          setNews({ ...noNews, turned: { direction, before, after: outcome.plan } });
        } else if (outcome.reason === "unreachable") setProblem({ kind: "unreachable", step: direction });
        else setProblem({ kind: "refused", command: noCommand, message: outcome.reason === "refused" ? outcome.message : "" });
        return outcome.ok;
      }),
    [accept, inLine],
  );

  return {
    plan,
    isSaving: pending.length > 0 || isTurning,
    ...steps,
    problem,
    done,
    turned,
    dismissProblem: useCallback(() => setNews(noNews), []),
    outdateRefusal: useCallback(
      () => setNews((now) => (now.problem?.kind === "local" || now.problem?.kind === "refused" ? noNews : now)),
      [],
    ),
    unsent: useMemo(() => waiting({ unsent, pending }), [unsent, pending]),
    hasUnsent: unsent.length > 0,
    sendUnsent,
    discardUnsent: useCallback(
      (taskId?: string) => {
        const given = waiting(latest.current).filter((command) => taskId === undefined || isOfTask(command, taskId));
        showUnsent(latest.current.unsent.filter((command) => !given.includes(command)));
      },
      [showUnsent],
    ),
    submit,
    stepBack: useCallback((change?: Promise<boolean>) => step("undo", change), [step]),
    stepForward: useCallback(() => step("redo"), [step]),
  };
}

interface News {
  readonly problem: EditProblem | null;
  readonly done: DoneChange | null;
  readonly turned: TurnedStep | null;
}

const noNews: News = { problem: null, done: null, turned: null };
const unreachable: SendOutcome = { ok: false, reason: "unreachable" };
const noCommand: PlanCommand = { kind: "restoreTasks", tasks: [], links: [] };

/** The plan after the commands; one that no longer fits is left out, and the server says why. */
export function planWith(base: Plan, commands: readonly PlanCommand[]): Plan {
  return commands.reduce((plan, command) => {
    const applied = applyCommand(plan, command);
    return applied.ok ? applied.value.plan : plan;
  }, base);
}

/** What speaks against a command before it is sent: a rule of the plan, or a plan that could not be scheduled any more. Links may always go. */
export function refusalOf(plan: Plan, command: PlanCommand): PlanRefusal | ScheduleProblem | null {
  const applied = applyCommand(plan, command);
  if (!applied.ok) return applied.problem;
  const scheduled = schedulePlan(applied.value.plan);
  return scheduled.ok || command.kind === "removeLink" ? null : scheduled.problem;
}

/** A change once more, over what somebody else did meanwhile. */
export function overTheirs({ command, theirs }: Extract<EditProblem, { kind: "conflict" }>): PlanCommand {
  return "version" in command ? { ...command, version: theirs.version } : command;
}

/** Of the changes that did not reach the server, those that are not on their way again. */
function waiting({ unsent, pending }: Record<"unsent" | "pending", readonly PlanCommand[]>): readonly PlanCommand[] {
  return unsent.filter((command) => !pending.includes(command));
}

function isOfTask(command: PlanCommand, taskId: string): boolean {
  return "taskId" in command && command.taskId === taskId;
}

/** Whether the task that a command changes is to be added by one that waits to be sent again. */
function waitsForTask(command: PlanCommand, unsent: readonly PlanCommand[]): boolean {
  return "taskId" in command && unsent.some((other) => other.kind === "addTask" && other.taskId === command.taskId);
}

/** Why a command cannot be sent: the task it changes has gone while it waited for those before it, or could not be added. */
function missingTask(plan: Plan, command: PlanCommand): PlanRefusal | null {
  if (!("taskId" in command) || command.kind === "addTask") return null;
  const { taskId } = command;
  return plan.tasks.some((task) => task.id === taskId) ? null : { code: "plan.task.missing", taskId };
}

function withoutTaskOf(command: PlanCommand, plan: Plan): Plan {
  const task = command.kind === "updateTask" ? plan.tasks.find(({ id }) => id === command.taskId) : undefined;
  return task ? planWith(plan, [{ kind: "removeTask", taskId: task.id, version: task.version }]) : plan;
}

function withTask(plan: Plan, task: PlanTask): Plan {
  return { ...plan, tasks: plan.tasks.map((other) => (other.id === task.id ? task : other)) };
}
