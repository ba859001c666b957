import { StrictMode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { MessagesContext } from "#app/i18n/use-translation.ts";
import { applyCommand } from "#app/domain/plan/apply.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { en } from "#app/plan/messages.en.ts";
import { zh } from "#app/plan/messages.zh.ts";
import { hasUnsaved } from "#app/ui/unsaved-fields.ts";
import { en as uiEn } from "#app/ui/messages.en.ts";
import { zh as uiZh } from "#app/ui/messages.zh.ts";
import { PlanWorkspace, type SendOutcome } from "#app/plan/workspace/plan-workspace.tsx";

interface WorkspacePage {
  /** The plan as the other side of the wire has it. */
  server: Plan | undefined;
  received: PlanCommand[];
  opened: string[];
  /** What the next command is answered with, in place of being carried out. */
  nextAnswer: SendOutcome | undefined;
  /** Nothing reaches the other side. */
  isCutOff: boolean;
  show(plan: Plan, locale: "en" | "zh", access: "edit" | "report" | "read"): void;
  /** How long an answer takes, in milliseconds. */
  latency: number;
  /** Answers to commands wait until they are let go. */
  hold(): void;
  letGo(): void;
  /** Somebody else changes the plan, and the page hears of it. */
  arrive(...commands: PlanCommand[]): void;
  /** Whether something typed would be lost on the way to another address. */
  hasUnsaved(next: string): boolean;
  /** The address of the page names a task. */
  select(taskId: string): void;
  /** The task that the page said last its reader is at. */
  told: string | undefined;
  /** Somebody else edits a task. */
  editElsewhere(taskId: string, name: string): void;
  root: Root | undefined;
}

declare global {
  interface Window {
    workspace: WorkspacePage;
  }
}

const nobody: ReadonlySet<string> = new Set();
const past: PlanCommand[] = [];

function carryOut(command: PlanCommand): SendOutcome {
  const { workspace } = window;
  if (workspace.isCutOff) return { ok: false, reason: "unreachable" };
  const answer = workspace.nextAnswer;
  workspace.nextAnswer = undefined;
  if (answer) return answer;
  if (!workspace.server) throw new Error("There is no plan yet");
  const applied = applyCommand(workspace.server, command);
  if (!applied.ok) {
    const { problem } = applied;
    if (problem.code === "plan.task.stale") return { ok: false, reason: "conflict", mine: {}, theirs: problem.theirs };
    return { ok: false, reason: "refused", code: problem.code, message: problem.code };
  }
  workspace.server = applied.value.plan;
  past.push(applied.value.inverse);
  return { ok: true, plan: applied.value.plan, canUndo: true, canRedo: false, moved: 1 };
}

async function undo(): Promise<SendOutcome> {
  const command = past.pop();
  const outcome = command ? carryOut(command) : undefined;
  past.pop();
  return outcome ?? { ok: false, reason: "refused", code: "plan.undo.nothing", message: "nothing to undo" };
}

/** The language and the rights that the page is shown with. */
let shown: ["en" | "zh", "edit" | "report" | "read"] = ["en", "edit"];

let held = Promise.resolve();

let selectedTaskId: string | null = null;

function render(plan: Plan, ...[locale, access]: typeof shown): void {
  const { workspace } = window;
  shown = [locale, access];
  workspace.root?.render(
    <StrictMode>
      <MessagesContext.Provider value={createI18n(locale, { plan: locale === "zh" ? zh : en, ui: locale === "zh" ? uiZh : uiEn })}>
        <PlanWorkspace
          plan={plan}
          place="/projects/project/plan"
          title="Hengfeng CRM"
          namesApart={{}}
          ownPeople={nobody}
          canEdit={access === "edit"}
          canReport={access !== "read"}
          seesCosts={false}
          today="2026-02-03"
          statusDay={null}
          locale={locale}
          address={{ query: "", change: () => undefined }}
          onSelectTask={(taskId) => {
            workspace.told = taskId;
          }}
          baselines={[]}
          selectedTaskId={selectedTaskId}
          openTaskId={null}
          changed={new Set<string>()}
          canUndo={false}
          canRedo={false}
          send={async (command) => {
            workspace.received.push(command);
            await new Promise((answer) => setTimeout(answer, workspace.latency));
            await held;
            return carryOut(command);
          }}
          undo={undo}
          redo={undo}
          removals={{
            find: async () => ({ by: "Wu Qiang", restores: "code" }),
            restore: async () => {
              const command = past.pop();
              if (command) workspace.arrive(command);
              return null;
            },
          }}
          onOpenTask={(taskId) => workspace.opened.push(taskId)}
        />
      </MessagesContext.Provider>
    </StrictMode>,
  );
}

window.workspace = {
  server: undefined,
  received: [],
  opened: [],
  nextAnswer: undefined,
  isCutOff: false,
  root: undefined,
  latency: 0,
  show(plan, locale, access) {
    this.server = plan;
    const host = document.getElementById("root");
    if (!host) throw new Error("The page has no root");
    this.root = createRoot(host);
    render(plan, locale, access);
  },
  hold() {
    held = new Promise((letGo) => (this.letGo = letGo));
  },
  letGo: () => undefined,
  arrive(...commands) {
    for (const command of commands) {
      const applied = this.server && applyCommand(this.server, command);
      if (!applied?.ok) throw new Error("The change was refused");
      past.push(applied.value.inverse);
      this.server = applied.value.plan;
    }
    if (this.server) render(this.server, ...shown);
  },
  hasUnsaved,
  told: undefined,
  select(taskId) {
    selectedTaskId = taskId;
    if (this.server) render(this.server, ...shown);
  },
  editElsewhere(taskId, name) {
    const task = this.server?.tasks.find((candidate) => candidate.id === taskId);
    if (!this.server || !task) throw new Error("There is no such task");
    const applied = applyCommand(this.server, {
      kind: "updateTask",
      taskId,
      version: task.version,
      changes: { name: { text: name, zh: null } },
    });
    if (applied.ok) this.server = applied.value.plan;
  },
};
