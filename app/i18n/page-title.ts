import type { MetaDescriptor } from "@remix-run/node";

/** The title of a page: its loader gives `title` in the reader's language; the product's name is put behind it. */
export function pageTitle({ data }: { readonly data: unknown }): MetaDescriptor[] {
  const title = typeof data === "object" && data !== null && "title" in data && typeof data.title === "string" ? data.title : undefined;
  return [{ title: title ? `${title} · Rollout` : "Rollout" }];
}
