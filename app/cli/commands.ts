import type { Command } from "./command.ts";

/** Every command by name. Each lives in its own file, loaded only when it is called. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import("./start.ts")).startCommand,
  serve: async () => (await import("./serve.ts")).serveCommand,
  schedule: async () => (await import("./schedule.ts")).scheduleCommand,
  evaluate: async () => (await import("./evaluate.ts")).evaluateCommand,
  process: async () => (await import("./process.ts")).processCommand,
  seed: async () => (await import("./seed.ts")).seedCommand,
  dev: async () => (await import("./dev.ts")).devCommand,
  routes: async () => (await import("./routes.ts")).routesCommand,
  licences: async () => (await import("./licences.ts")).licencesCommand,
  migrate: async () => (await import("./migrate.ts")).migrateCommand,
  user: async () => (await import("./user.ts")).userCommand,
  reindex: async () => (await import("./reindex.ts")).reindexCommand,
  dbhash: async () => (await import("./dbhash.ts")).dbhashCommand,
  import: async () => (await import("./import.ts")).importCommand,
  export: async () => (await import("./export.ts")).exportCommand,
  backup: async () => (await import("./backup.ts")).backupCommand,
  restore: async () => (await import("./restore.ts")).restoreCommand,
  doctor: async () => (await import("./doctor.ts")).doctorCommand,
  bench: async () => (await import("./bench.ts")).benchCommand,
};
