import { change, type Change } from "#app/http/change.server.ts";
import { requireEnterablePrices } from "#app/http/evaluation/price-envelopes.server.ts";
import { requireUnlockedOffers } from "#app/http/evaluation-lock.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { lockName } from "#db/dialect.ts";
import type { RequestKey } from "#db/queries/idempotency.ts";
import { findVendor } from "#db/queries/vendors.ts";
import type { Database } from "#db/tables/index.ts";
import type { VendorRow } from "#db/tables/vendors.ts";

export type VendorArgs<Value> = ProjectCaller & {
  readonly value: Value;
  readonly request: Request;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly formKey: RequestKey | undefined;
};

/** One change of the vendors of a project at a time. */
export async function changeVendors<Value>(
  args: ProjectCaller & { readonly formKey?: RequestKey | undefined },
  work: (change: Change) => Promise<Value>,
): Promise<Value> {
  return change(args, async (current) => {
    await lockName(current.transaction, `vendors:${args.project.id}`);
    return work(current);
  });
}

/** One change of the vendor that the URL names. */
export async function changeVendor<Value>(
  args: VendorArgs<unknown>,
  work: (vendor: VendorRow, change: Change) => Promise<Value>,
): Promise<Value> {
  return changeVendors(args, async (current) => work(await requireVendor(args, current.transaction, args.params["vendorId"]), current));
}

/** The same for what it offers, as long as that can be changed. */
export async function changeOffer<Value>(
  args: VendorArgs<unknown>,
  work: (vendor: VendorRow, change: Change) => Promise<Value>,
): Promise<Value> {
  return changeVendor(args, async (vendor, current) => {
    await requireUnlockedOffers(current.transaction, args.project.id);
    return work(vendor, current);
  });
}

/** The same for what it asks for: prices may lie in an envelope of their own. */
export async function changePrices<Value>(
  args: VendorArgs<unknown>,
  work: (vendor: VendorRow, change: Change) => Promise<Value>,
): Promise<Value> {
  return changeVendor(args, async (vendor, current) => {
    await requireEnterablePrices(current.transaction, args.project.id, vendor.id);
    return work(vendor, current);
  });
}

/** A vendor that was not removed. Throws a Response of 404 for any other. */
export async function requireVendor({ context, project }: ProjectCaller, db: Database, id: string | undefined): Promise<VendorRow> {
  const vendor = await findVendor(db, project.id, id ?? "");
  if (!vendor || vendor.removedAt !== null) throw errorResponse(404, context);
  return vendor;
}

/** An edit that came too late, with what is saved now. */
export function stale(version: number, theirs: Readonly<Record<string, string>>): Refusal {
  return new Refusal("form.stale", { status: 409, detail: { version, theirs } });
}

export function changedSince(): Refusal {
  return new Refusal("vendor.changedSince", { status: 409 });
}
