import type { z } from "zod";
import { Refusal } from "#app/http/refusal.ts";
import { readExtensionCap, writeExtensionCap } from "#db/queries/requirements.ts";
import { changedSince, changeRequirements, type RequirementArgs } from "./change-requirements.server.ts";
import type { capForm } from "./requirements.forms.server.ts";

/** Says how much may be built, in per cent of the agreed requirements or in person-days. */
export async function setExtensionCap(args: RequirementArgs<z.output<typeof capForm>>): Promise<void> {
  const { project, value } = args;
  const { basis, version } = value;
  if (basis === "share" && value.cap > 100) throw new Refusal("requirement.share", { field: "cap" });
  const cap = basis === "share" ? value.cap / 100 : value.cap;
  await changeRequirements(args, async ({ transaction, record }) => {
    const { version: standing, ...before } = await readExtensionCap(transaction, project.id);
    if (standing !== version || !(await writeExtensionCap(transaction, project.id, { basis, cap }, version))) throw changedSince();
    await record({ stream: project.id, command: "requirement.setCap", subjectId: project.id, data: { before, after: { basis, cap } } });
  });
}
