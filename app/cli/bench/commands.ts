import type { PlanCommand } from "#app/domain/plan/command.ts";
import { send } from "./load.ts";

/** Sends a command as the plan page does. Throws when it is refused. */
export async function sendCommand(url: string, cookie: string, projectId: string, command: PlanCommand): Promise<void> {
  const form = new URLSearchParams({ intent: "execute", command: JSON.stringify(command) }).toString();
  const answer = await send(undefined, `${url}/projects/${projectId}/plan/commands`, cookie, form);
  if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text.slice(0, 200)}`);
}
