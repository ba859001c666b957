import { existsSync, statfsSync, statSync } from "node:fs";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { createIdentityProvider, providerCallback, readProviderSettings } from "#app/http/identity-provider.server.ts";
import { isNodeNewEnough } from "#app/server/bootstrap/node-version.mjs";
import { dataDirectory } from "#app/server/compose.ts";
import { projectRoot } from "#app/server/project-root.ts";
import { createMailer } from "#app/http/mail/mailer.server.ts";
import { loadMethodology } from "#app/content/methodology.server.ts";
import { loadTemplates } from "#app/content/templates.server.ts";
import { findWorkerEntry } from "#app/workers/worker-entry.ts";
import type { CommandSurroundings } from "../command.ts";
import { readMailSettings } from "../mail-settings.ts";
import { readServerSettings } from "../server-settings.ts";
import { attempt, fine, notice, wrong, type Finding } from "./finding.ts";

type Environment = CommandSurroundings["env"];

/** Everything around the database: Node, address, disk, secret, content and programs. */
export async function checkEnvironment(env: Environment): Promise<Finding[]> {
  return [
    checkNode(process.versions.node),
    await attempt("address", "Correct PORT, HOST or APP_ORIGIN.", () => checkAddress(env)),
    await attempt("disk", "Make the data directory, or name another one in ROLLOUT_DATA.", () => checkDisk(dataDirectory(env))),
    checkSecret(env),
    await checkProvider(env),
    await attempt("mail", "Correct SMTP_URL and MAIL_FROM, or let this machine reach the mail server.", () => checkMail(env)),
    await attempt("content", "Put the content directory of this release back.", () => checkContent(path.join(projectRoot, "content"))),
    await attempt("programs", "Run `npm run build`.", checkPrograms),
  ];
}

function checkNode(version: string): Finding {
  if (!isNodeNewEnough(version)) return wrong("node", version, "Rollout needs Node.js 20.19 or newer; a patched 22 or 24 is recommended.");
  if (version.startsWith("20."))
    return notice("node", version, "Node.js 20 gets no fixes since April 2026; a patched 22 or 24 is recommended.");
  return fine("node", version);
}

/** Whoever listens on the network over plain http shows passwords and cookies to it. */
export function checkAddress(env: Environment): Finding {
  const { host, port, origin } = readServerSettings(env);
  const detail = `listens on ${host}:${port}, reached as ${origin.origin}`;
  const isLocal = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;
  if (isLocal.test(host)) return fine("address", detail);
  if (!env["APP_ORIGIN"]) return wrong("address", detail, "HOST lets others in: set APP_ORIGIN to the https address they use.");
  if (origin.protocol !== "https:")
    return wrong(
      "address",
      detail,
      "HOST lets others in over plain http: put a proxy with TLS in front and set APP_ORIGIN to its https address.",
    );
  return fine("address", detail);
}

const megabyte = 1024 * 1024;

function checkDisk(directory: string): Finding {
  const { bavail, bsize } = statfsSync(nearestFolder(path.resolve(directory)));
  const free = Math.floor((bavail * bsize) / megabyte);
  const detail = `${free} MB free at ${directory}`;
  if (free < 200) return wrong("disk", detail, "Free some space: with less than 200 MB, changes and backups are about to fail.");
  return free < 1024 ? notice("disk", detail, "Less than 1 GB is free.") : fine("disk", detail);
}

/** The data directory, or where it will be made. */
function nearestFolder(directory: string): string {
  return existsSync(directory) || directory === path.dirname(directory) ? directory : nearestFolder(path.dirname(directory));
}

function checkSecret(env: Environment): Finding {
  const given = env["ROLLOUT_SECRET"];
  if (given) {
    if (given.length < 32) return wrong("secret", "ROLLOUT_SECRET is short", "Give it at least 32 characters.");
    return fine("secret", "ROLLOUT_SECRET is set");
  }
  const file = path.join(dataDirectory(env), "secret");
  if (!existsSync(file)) return notice("secret", "not made yet", "The first start makes one in the data directory.");
  const isOpen = (statSync(file).mode & 0o077) !== 0;
  if (isOpen) return wrong("secret", `${file} can be read by other users`, `Run \`chmod 600 ${file}\`.`);
  return fine("secret", file);
}

/** Whether single sign-on would work now, if it is set up. */
async function checkProvider(env: Environment): Promise<Finding> {
  return attempt("single sign-on", "Correct the OIDC settings, and see that the provider runs.", async () => {
    const settings = readProviderSettings(env);
    if (!settings) return fine("single sign-on", "not set up");
    const { origin } = readServerSettings(env);
    const probe = { state: "doctor", nonce: "doctor", codeVerifier: "doctor-doctor-doctor-doctor-doctor-doctor-doctor" };
    await createIdentityProvider(settings, { origin, secret: randomBytes(32).toString("base64url") }).begin(probe);
    const back = new URL(providerCallback, origin).href;
    return fine("single sign-on", `${settings.issuer} answers; it must allow the redirect address ${back}`);
  });
}

/** Reaches the mail server and signs in, as sending a mail would. */
async function checkMail(env: Environment): Promise<Finding> {
  const settings = readMailSettings(env);
  if (!settings) return fine("mail", "no mail is sent: SMTP_URL is not set, so that everything goes by link");
  await createMailer(settings).verify();
  return fine("mail", `${settings.from.address} by ${settings.host}`);
}

export async function checkContent(directory: string): Promise<Finding> {
  const { templates } = await loadTemplates(directory);
  const { pages } = await loadMethodology(directory);
  return fine("content", `${Object.keys(templates).length} templates, ${pages.size} areas of the methodology`);
}

function checkPrograms(): Finding {
  const isBuilt = existsSync(path.join(projectRoot, "build/server/index.js"));
  if (!isBuilt) return wrong("programs", "the application is not built", "Run `npm run build`.");
  const worker = findWorkerEntry("read-plan");
  return fine("programs", worker.kind === "file" ? worker.file : "workers run from their sources");
}
