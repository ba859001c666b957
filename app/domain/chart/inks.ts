import type { Ink } from "../drawing/shape.ts";

/** The colours of a chart on white paper: those of the light theme, so that they mean the same. */
export const inks = {
  text: "#1b2026",
  muted: "#59636f",
  line: "#d9dde3",
  strongLine: "#858e99",
  head: "#f6f7f9",
  nonWorking: "#eef0f3",
  bar: "#9fbbe4",
  done: "#2a5fa8",
  critical: "#b3261e",
  criticalSoft: "#f3c9c5",
  summary: "#1b2026",
  baseline: "#858e99",
  held: "#164c9b",
  today: "#1d5fbf",
  status: "#8a5a00",
  paper: "#ffffff",
} satisfies Record<string, Ink>;
