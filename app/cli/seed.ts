import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hashPassword } from "#app/http/password.server.ts";
import type { Services } from "#app/http/context.server.ts";
import { loadMethodology } from "#app/content/methodology.server.ts";
import { loadExampleRequirements } from "#app/content/requirements.server.ts";
import { loadScorecards } from "#app/content/scorecards.server.ts";
import { loadTemplates } from "#app/content/templates.server.ts";
import { standardScorecard } from "#app/scorecard/standard-scorecard.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { compose, dataDirectory } from "#app/server/compose.ts";
import { readyQuestions } from "#app/vendors/questionnaires.server.ts";
import { readyScenario } from "#app/vendors/scenarios.server.ts";
import { demoPeople, demoProject } from "#db/seed/demo/company.ts";
import { hasUsers } from "#db/queries/accounts.ts";
import { deterministicSource } from "#db/seed/deterministic.ts";
import { seedDemo } from "#db/seed/demo/seed-demo.ts";
import type { EvaluationLibrary } from "#db/seed/demo/write-meetings.ts";
import { readArguments } from "./command-line.ts";
import { writeDemoDecision } from "./demo-decision.ts";
import { writeDemoReports } from "./demo-reports.ts";
import { runSeedTwin } from "./seed-twin.ts";
import { UsageError, type Command, type CommandSurroundings } from "./command.ts";

export const seedCommand: Command = {
  summary: "Fills the database with the demo company, or with two twin projects for tests.",
  usage: "--profile demo [--seed N] | --profile twin --seed N [--json]",
  run: async (args, surroundings) => {
    const { values } = readArguments(args, {
      profile: { type: "string" },
      seed: { type: "string" },
      json: { type: "boolean", default: false },
    });
    if (values.profile === "twin") return runSeedTwin(values.seed, values.json, surroundings);
    if (values.profile !== "demo") throw new UsageError("Name a profile: demo or twin.");
    const seed = readSeed(values.seed);
    // The log would mix with the result on standard output.
    const composition = await compose({ LOG_LEVEL: "silent", ...surroundings.env });
    try {
      const signIn = await ensureDemo(composition.services, surroundings.env, seed);
      if (values.json) surroundings.print(JSON.stringify(signIn));
      else surroundings.print(describeDemo(signIn));
      return 0;
    } finally {
      await composition.close();
    }
  },
};

function readSeed(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seed = Number(text);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new UsageError("A seed is a whole number from 0.");
  return seed;
}

export interface DemoSignIn {
  readonly accounts: readonly { readonly name: string; readonly email: string; readonly role: string }[];
  /** Null when the demo was seeded elsewhere and its password is not known here. */
  readonly password: string | null;
}

/**
 * Seeds the demo if it is missing. Its password is made up once and kept beside the database. With a seed, ids, times and the password's
 * hash come from it alone, so that two databases seeded with the same number and password are equal.
 */
export async function ensureDemo(services: Services, env: CommandSurroundings["env"], seed?: number): Promise<DemoSignIn> {
  const file = path.join(dataDirectory(env), "demo-password");
  const known = existsSync(file) ? readFileSync(file, "utf8").trim() : null;
  const fixed = seed === undefined ? undefined : deterministicSource(seed);
  const password = known ?? `${fixed?.text(12) ?? randomBytes(9).toString("base64url")}-demo`;
  if (known === null && !(await hasUsers(services.db))) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, password, { mode: 0o600 });
  }
  const { templates, roles } = await loadTemplates(services.contentDirectory);
  const seeded = await seedDemo(services.db, {
    template: templates[demoProject.template],
    roles,
    requirements: await loadExampleRequirements(services.contentDirectory),
    gateCriteria: (await loadMethodology(services.contentDirectory)).gateCriteria,
    scorecard: await standardScorecard({ contentDirectory: services.contentDirectory, newId: () => (fixed ?? services).newId() }, "CNY"),
    library: await evaluationLibrary(services.contentDirectory),
    today: todayIn("Asia/Shanghai", (fixed ?? services).now()),
    passwordHash: await hashPassword(password, fixed?.bytes(16)),
    newId: () => (fixed ?? services).newId(),
    now: () => (fixed ?? services).now(),
    writeReports: writeDemoReports,
    writeDecision: writeDemoDecision,
  });
  const accounts = demoPeople.flatMap((person) =>
    person.account === null ? [] : [{ name: `${person.name.zh} ${person.name.en}`, email: person.email, role: person.account }],
  );
  return { accounts, password: seeded || known !== null ? password : null };
}

async function evaluationLibrary(contentDirectory: string): Promise<EvaluationLibrary> {
  const { questionnaires, demoScripts, referenceQuestions } = await loadScorecards(contentDirectory);
  const { rfp } = questionnaires;
  return {
    request: { kind: "rfp", title: rfp.name.en, titleZh: rfp.name.zh, intro: rfp.summary.en, introZh: rfp.summary.zh },
    questions: (row, newId) => readyQuestions(rfp, row, "CNY", newId),
    scenarios: (projectId, newId) => demoScripts.map((script, at) => readyScenario(script, newId(), projectId, at + 1)),
    referenceQuestions,
  };
}

/** The accounts to try, for the terminal. */
export function describeDemo({ accounts, password }: DemoSignIn): string {
  const lines = accounts.map((account) => `  ${account.email.padEnd(32)}${roleWords(account.role)}`);
  return [
    "Demo accounts, all with the same password:",
    ...lines,
    password === null ? "The password was printed when the demo was seeded." : `Password: ${password}`,
  ].join("\n");
}

function roleWords(role: string): string {
  return role.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
