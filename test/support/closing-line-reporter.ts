import type { Reporter, TestModule } from "vitest/node";

export type Tally = { passed: number; failed: number; skipped: number };

/** Prints `N passed, N failed` (and `, N skipped` when there are any) as the very last line of the run. */
export class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const line = closingLine(tally(modules, unhandledErrors.length));
    process.once("exit", () => {
      process.stdout.write(`\n${line}\n`);
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

export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
