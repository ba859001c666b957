import { afterEach, beforeEach } from "vitest";

// What is written to console.error is a fault nobody handled: a React warning, a swallowed exception. It fails the test that caused it.

let written: unknown[][] = [];
const original = console.error;

beforeEach(() => {
  written = [];
  console.error = (...values: unknown[]) => {
    written.push(values);
    original(...values);
  };
});

afterEach(() => {
  console.error = original;
  if (written.length > 0) {
    throw new Error(`console.error was called ${written.length} times; first: ${written[0]?.map(String).join(" ")}`);
  }
});
