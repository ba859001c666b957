import os from "node:os";

import { defineConfig } from "vitest/config";

import { ClosingLineReporter } from "./test/support/closing-line-reporter.ts";

// The Remix plugin of vite.config.ts is left out on purpose: tests import modules as Node does.
export default defineConfig({
  test: {
    reporters: ["default", new ClosingLineReporter()],
    setupFiles: ["test/support/fail-on-console-error.ts"],
    globalSetup: ["test/support/global-setup.ts"],
    environment: "node",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: { NODE_ENV: "test", LANG: "C.UTF-8" },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/e2e/**"],
          // Files share their modules: loading them anew for each was a third of the processor time of a run.
          isolate: false,
          // Vitest keeps one core free, which would be every second one of a small machine; most tests wait for a database anyway.
          maxWorkers: Math.max(2, os.availableParallelism() - 1),
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          // One browser and one built server at a time: they share two cores with everything else.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
