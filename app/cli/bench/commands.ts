import type { PlanCommand } from "#app/domain/plan/command.ts";

/** Sends a command as the plan page does. Throws when it is refused. */
export async function sendCommand(url: string, cookie: string, projectId: string, command: PlanCommand): Promise<void> {
  const body = new URLSearchParams({ intent: "execute", command: JSON.stringify(command) });
  const answer = await fetch(`${url}/projects/${projectId}/plan/commands`, { method: "POST", body, headers: { cookie, origin: url } });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${answer.status}: ${text.slice(0, 200)}`);
}
