/** How many bytes a path accepts; `*` stands for one part of it. */
export type BodyLimit = { readonly path: string; readonly maximumBytes: number };

export const ordinaryBodyBytes = 1_000_000;

/** Paths that take files; every other one accepts `ordinaryBodyBytes`. The form around a file takes a little more than the file may have. */
export const uploadLimits: readonly BodyLimit[] = [
  { path: "/projects/import", maximumBytes: 51_000_000 },
  { path: "/projects/*/import/sheet", maximumBytes: 21_000_000 },
];

/** The limit for a path; a page's form and Remix's data request for the same page (`.data`) share one. */
export function bodyLimitFor(path: string, limits: readonly BodyLimit[] = uploadLimits): number {
  const page = path.replace(/\.data$/, "").split("/");
  return limits.find((limit) => isLike(page, limit.path.split("/")))?.maximumBytes ?? ordinaryBodyBytes;
}

function isLike(page: readonly string[], pattern: readonly string[]): boolean {
  return page.length === pattern.length && pattern.every((part, index) => part === "*" || part === page[index]);
}
