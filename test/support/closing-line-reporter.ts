import type { Reporter, TestModule } from "vitest/node";

export type Tally = { passed: number; failed: number; skipped: number };

/** Prints why tests were skipped, and `N passed, N failed` (and `, N skipped` when there are any) as the very last line of the run. */
export class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const lines = [...skipReasons(modules), closingLine(tally(modules, unhandledErrors.length))];
    process.once("exit", () => {
      process.stdout.write(`\n${lines.join("\n")}\n`);
    });
  }
}

/** Counts tests; a file that cannot be loaded and an error outside any test count as one failure each. */
export function tally(modules: readonly TestModule[], unhandledErrors: number): Tally {
  const counts: Tally = { passed: 0, failed: unhandledErrors, skipped: 0 };
  for (const module of modules) {
    counts.failed += module.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      counts[state === "pending" ? "skipped" : state] += 1;
    }
    for (const suite of module.children.allSuites()) {
      counts.failed += suite.errors().length;
    }
  }
  return counts;
}

/** Each reason that tests gave for not running, with how many gave it. */
function skipReasons(modules: readonly TestModule[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const module of modules) {
    for (const test of module.children.allTests("skipped")) {
      const result = test.result();
      const reason = (result.state === "skipped" && result.note) || "no reason given";
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  }
  return [...counts].map(([reason, count]) => `${count} skipped: ${reason}`);
}

export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
