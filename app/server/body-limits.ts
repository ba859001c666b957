/** How many bytes a path accepts. A segment that begins with a colon stands for any one segment. */
export type BodyLimit = { readonly path: string; readonly maximumBytes: number };

export const ordinaryBodyBytes = 1_000_000;

/** The file itself may have 50 MB; the form around it takes a little more. */
const planFileBytes = 51_000_000;

/** Routes that take files. Every other path accepts `ordinaryBodyBytes`. */
export const uploadLimits: readonly BodyLimit[] = [
  { path: "/projects/import", maximumBytes: planFileBytes },
  { path: "/projects/:project/import", maximumBytes: planFileBytes },
  { path: "/projects/:project/plan/import", maximumBytes: planFileBytes },
  { path: "/api/v1/projects/import", maximumBytes: planFileBytes },
  { path: "/api/v1/projects/:project/import", maximumBytes: planFileBytes },
];

/** The limit for a path; a page's form and Remix's data request for the same page (`.data`) share one. */
export function bodyLimitFor(path: string, limits: readonly BodyLimit[] = uploadLimits): number {
  const segments = path.replace(/\.data$/, "").split("/");
  return limits.find((limit) => matches(limit.path.split("/"), segments))?.maximumBytes ?? ordinaryBodyBytes;
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length && pattern.every((part, index) => part === segments[index] || isParameter(part, segments[index]))
  );
}

function isParameter(part: string, segment: string | undefined): boolean {
  return part.startsWith(":") && segment !== undefined && segment !== "";
}
