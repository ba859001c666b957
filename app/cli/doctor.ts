import { checkDatabase } from "./doctor/database-checks.ts";
import { checkEnvironment } from "./doctor/environment-checks.ts";
import type { Finding } from "./doctor/finding.ts";
import { UsageError, type Command } from "./command.ts";
import { readArguments } from "./command-line.ts";

export const doctorCommand: Command = {
  summary: "Checks the installation: versions, database, log, disk, address, content. Exits 1 when something is wrong.",
  usage: "[--json]",
  run: async (args, { env, print }) => {
    const { values, positionals } = readArguments(args, { json: { type: "boolean", default: false } });
    if (positionals.length > 0) throw new UsageError("doctor takes no arguments; it checks what the environment names.");
    const findings = [...(await checkEnvironment(env)), ...(await checkDatabase(env))];
    const isSound = findings.every((finding) => finding.state !== "wrong");
    print(values.json ? JSON.stringify({ ok: isSound, checks: findings }) : findings.map(describe).join("\n"));
    return isSound ? 0 : 1;
  },
};

const marks = { fine: "ok     ", notice: "notice ", wrong: "WRONG  " } as const;

function describe({ check, state, detail, advice }: Finding): string {
  return `${marks[state]}${check.padEnd(16)}${detail}${advice === undefined ? "" : `\n${" ".repeat(23)}${advice}`}`;
}
