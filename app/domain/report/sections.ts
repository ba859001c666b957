export const reportSections = ["summary", "done", "slipped", "next", "gates", "risks", "forecast", "costs"] as const;
/** The parts of a status report, in their order. */
export type ReportSection = (typeof reportSections)[number];

/** A part that only those read who may see costs. */
export const costSection: ReportSection = "costs";

export function isReportSection(text: string): text is ReportSection {
  return reportSections.some((section) => section === text);
}

/** In characters. */
export const longestSection = 20_000;
