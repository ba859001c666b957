import type { Services } from "#app/http/context.server.ts";
import { hasUsers } from "#db/queries/accounts.ts";
import { UsageError, type Command } from "./command.ts";
import { describeDemo, ensureDemo } from "./seed.ts";
import { openSetUp, serveApplication } from "./serve.ts";
import { readServerSettings } from "./server-settings.ts";

export const startCommand: Command = {
  summary: "Serves, and fills an empty database on this machine with the demo company first.",
  usage: "",
  run: async (args, surroundings) => {
    if (args.length > 0) throw new UsageError("start takes its settings from the environment.");
    const { env } = surroundings;
    const isOwnTrial = !env["DATABASE_URL"] && !env["APP_ORIGIN"] && !env["TRUST_PROXY"] && isLoopback(readServerSettings(env).host);
    return serveApplication(surroundings, async (services) => {
      if (!isOwnTrial || !(await isEmptyOrDemo(services))) return openSetUp(services);
      return describeDemo(await ensureDemo(services, env));
    });
  },
};

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/.test(host);
}

async function isEmptyOrDemo({ db }: Services): Promise<boolean> {
  if (!(await hasUsers(db))) return true;
  return (await db.selectFrom("project").select("id").where("isDemo", "=", 1).limit(1).executeTakeFirst()) !== undefined;
}
