import { roleMay } from "#app/domain/access/permissions.ts";
import { findWords, markWords } from "#app/domain/search/marks.ts";
import type { SearchWord } from "#app/domain/search/query.ts";
import { supplierAccounts } from "#app/http/evaluation/supplier-side.server.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import { readAloud } from "#app/http/read-aloud.server.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import type { ProjectMembership } from "#db/queries/projects.ts";
import { listDecidedNames, listVendorNames, type NamedVendor } from "#db/queries/vendor-search.ts";
import type { SearchResult } from "./search-result.ts";

interface Asked {
  readonly words: readonly SearchWord[];
  readonly searched: readonly ProjectMembership[];
  /** What projects are called. */
  readonly names: ReadonlyMap<string, string>;
  readonly kind: "vendor" | "decision" | null;
}

/** Vendors and the decisions on them, by name; whoever takes no part in the selection, or is on the side of a supplier, finds none. Nothing of it rests on scores. */
export async function vendorResults(
  { context, user }: Pick<Caller, "context" | "user">,
  { words, searched, names, kind }: Asked,
  locale: Locale,
): Promise<SearchResult[]> {
  const { db } = context;
  const ids = searched.flatMap(({ id, role }) => (roleMay(role, "vendors.result") ? [id] : []));
  const decided = serverI18n(locale).t("search:one.decision");
  const titled = (name: string) => serverI18n(locale).t("search:decisionOn", { decision: decided, vendor: name });
  const found = [
    ...(kind === "vendor"
      ? []
      : (await listDecidedNames(db, ids)).map((each) => ({ each, kind: "decision" as const, title: titled(each.name) }))),
    ...(kind === "decision" ? [] : (await listVendorNames(db, ids)).map((each) => ({ each, kind: "vendor" as const, title: each.name }))),
  ].filter(({ title }) => findWords(title, words, readAloud) !== null);
  const open = new Set<string>();
  for (const projectId of new Set(found.map(({ each }) => each.projectId)))
    if (!(await supplierAccounts(db, projectId)).has(user.id)) open.add(projectId);
  return found
    .filter(({ each }) => open.has(each.projectId))
    .map(({ each, kind: of, title }) => ({
      id: `${of} ${each.id}`,
      kind: of,
      to: addressOf(of, each),
      title: markWords(title, words, readAloud),
      project: names.get(each.projectId) ?? null,
      ...plain,
    }));
}

function addressOf(kind: "vendor" | "decision", { id, projectId }: NamedVendor): string {
  return kind === "vendor" ? `/projects/${projectId}/vendors/${id}` : `/projects/${projectId}/decision`;
}

const plain = { place: null, excerpt: null, author: null, isDone: false } as const;
