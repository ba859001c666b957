import type { Ink } from "../../drawing/shape.ts";

/** The colours of a map on white paper: those of the light theme. */
export const mapInks = {
  text: "#1b2026",
  muted: "#59636f",
  paper: "#ffffff",
  band: "#f6f7f9",
  laneHead: "#eef0f3",
  laneLine: "#c3c9d1",
  border: "#2a5fa8",
  task: "#eaf1fb",
  gateway: "#fff7e0",
  gatewayBorder: "#8a5a00",
  event: "#ffffff",
  flow: "#59636f",
  pain: "#b3261e",
  eliminate: "#8c1d18",
  simplify: "#8a5a00",
  integrate: "#5b3d99",
  automate: "#2a5fa8",
  added: "#1e6b3a",
  changed: "#8a5a00",
} satisfies Record<string, Ink>;
