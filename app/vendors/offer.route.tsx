import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { OfferForm } from "./offer-form.tsx";
import { OfferSheet } from "./offer-sheet.tsx";
import { OfferWarnings } from "./offer-warnings.tsx";
import { readOfferPage } from "./offer-page.server.ts";
import { CountsIn } from "./counts-in.tsx";
import { saveOffer } from "./offers.server.ts";
import { offerForm } from "./vendors.forms.server.ts";
import "./vendors.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.view", async (caller) =>
  readOfferPage(caller, await readReader(caller.request, caller.context)),
);

export const action = guardedAction({
  saveOffer: intent("vendors.edit", offerForm, async (args) => {
    await saveOffer(args);
    return redirect(`/projects/${args.project.id}/vendors/${args.params["vendorId"] ?? ""}/offer`);
  }),
});

export default function OfferPage() {
  const { t } = useTranslation("vendors");
  const page = useLoaderData<typeof loader>();
  const { vendor, projectId, isLocked, arePricesClosed, warnings } = page;
  return (
    <div className="max-w-6xl">
      <p className="no-print">
        <a className="link" href={`/projects/${projectId}/vendors/${vendor.id}`}>
          {vendor.name}
        </a>
      </p>
      <h1 className="break-words">{page.title}</h1>
      <p className="mt-1 max-w-prose text-muted">{t("offer.lead", { currency: page.base })}</p>
      {isLocked ? <p className="mt-2 max-w-prose">{t("offer.locked")}</p> : null}
      {page.countsIn !== null && page.mayEdit && !arePricesClosed ? <CountsIn round={page.countsIn} /> : null}
      <div className="mt-2">{arePricesClosed ? null : <OfferWarnings warnings={warnings} />}</div>
      {arePricesClosed ? (
        <p className="card mt-4 max-w-prose">{t("offers.closed")}</p>
      ) : page.mayEdit ? (
        <OfferForm key={page.version} page={page} />
      ) : (
        <OfferSheet page={page} />
      )}
    </div>
  );
}
