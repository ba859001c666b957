import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { useContext, type ReactNode } from "react";
import { accountMay } from "./domain/access/permissions.ts";
import { publicLoader } from "./http/guarded.server.ts";
import { readInstanceSettings, type InstanceSettings } from "./http/instance-settings.server.ts";
import { readReader } from "./http/reader.server.ts";
import type { SignedInUser } from "./http/session.server.ts";
import { languageTag } from "./i18n/locale.ts";
import "./ui/app.css";
import "./search/search.css";
import fonts from "./ui/fonts.css?url";
import { KeptFocus } from "./ui/kept-focus.tsx";
import { ErrorPage } from "./ui/error-page.tsx";
import { NonceContext } from "./ui/nonce.ts";
import { Bell } from "./notifications/bell.tsx";
import { readUnreadCount } from "./notifications/unread.server.ts";
import { useKeptReloads } from "./ui/view-change.ts";
import { SearchBox } from "./search/search-box.tsx";
import { PageFrame } from "./ui/page-frame.tsx";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: fonts },
  { rel: "icon", type: "image/svg+xml", href: "/favicon.svg" },
];

export const meta: MetaFunction = () => [{ title: "Rollout" }];

export const loader = publicLoader(async ({ request, user, context }) => {
  const { locale, theme, timeZone } = await readReader(request, context);
  const settings = await readInstanceSettings(context);
  return {
    locale,
    theme,
    timeZone,
    user: user ? shownUser(user, settings) : null,
    unread: user ? await readUnreadCount(context, user.id) : 0,
    instanceName: settings.name,
    requestId: context.requestId,
  };
});

function shownUser(user: SignedInUser, { projectCreators }: InstanceSettings) {
  const { name, email, isAdministrator, hasSingleKeys } = user;
  const mayCreate = accountMay("projects.create", user, projectCreators === "everybody");
  return { name, email, isAdministrator, mayCreate, hasSingleKeys: hasSingleKeys ?? true };
}

export function Layout({ children }: { readonly children: ReactNode }) {
  const nonce = useContext(NonceContext);
  const preferences = useRouteLoaderData<typeof loader>("root");
  return (
    <html lang={languageTag(preferences?.locale ?? "en")} data-theme={preferences?.theme ?? "system"}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta property="csp-nonce" nonce={nonce} content={nonce} suppressHydrationWarning />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export { revalidatesUnlessViewChange as shouldRevalidate } from "./ui/view-change.ts";

export default function App() {
  const root = useLoaderData<typeof loader>();
  const { user, locale, theme, instanceName } = root;
  useKeptReloads();
  return (
    <PageFrame
      user={user}
      instanceName={instanceName}
      locale={locale}
      theme={theme}
      search={user ? <SearchBox account={user.email} hasSingleKeys={user.hasSingleKeys} rights={{ ...user, theme }} /> : null}
      bell={user ? <Bell loaded={root} /> : null}
    >
      <KeptFocus />
      <Outlet />
    </PageFrame>
  );
}

export function ErrorBoundary() {
  const root = useRouteLoaderData<typeof loader>("root");
  return (
    <PageFrame
      user={root?.user ?? null}
      instanceName={root?.instanceName ?? ""}
      locale={root?.locale ?? "en"}
      theme={root?.theme ?? "system"}
      bell={root?.user ? <Bell loaded={root} /> : null}
      search={
        root?.user ? (
          <SearchBox account={root.user.email} hasSingleKeys={root.user.hasSingleKeys} rights={{ ...root.user, theme: root.theme }} />
        ) : null
      }
    >
      <ErrorPage requestId={root?.requestId} />
    </PageFrame>
  );
}
