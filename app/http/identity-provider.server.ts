import { betterAuth } from "better-auth/minimal";
import { genericOAuth } from "better-auth/plugins";

export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call it, on the button. */
  readonly name: string;
  /** Domains of addresses whose owners get an account without an invitation. */
  readonly allowedDomains: readonly string[];
}

/** Who somebody is, as the provider has proved. */
export interface Identity {
  readonly subject: string;
  readonly email: string;
  readonly isVerified: boolean;
  readonly name: string;
}

/** What belongs to one sign-in, and goes with the browser until the provider sends it back. */
export interface ProviderRequest {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

export interface IdentityProvider {
  readonly settings: ProviderSettings;
  /** Where the browser goes to show who it is. Throws while the provider cannot be reached. */
  begin(request: ProviderRequest): Promise<URL>;
  /** Who the code stands for. Throws for a code that is none, and for a token that was not made for us or for this request. */
  finish(code: string, request: ProviderRequest): Promise<Identity>;
}

export const providerCallback = "/sign-in/provider/callback";
const providerId = "oidc";
const longestWait = 8_000;

/** Reads what the environment says of an identity provider; undefined when it names none. Throws when it says half of it. */
export function readProviderSettings(env: Readonly<Record<string, string | undefined>>): ProviderSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer && !clientId && !clientSecret) return undefined;
  if (!issuer || !clientId || !clientSecret) throw new Error("OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together.");
  if (!URL.canParse(issuer) || !/^https?:$/.test(new URL(issuer).protocol)) throw new Error(`OIDC_ISSUER is "${issuer}", not an address.`);
  const allowedDomains = (env["OIDC_ALLOWED_DOMAINS"] ?? "")
    .split(/[\s,]+/)
    .map((domain) => domain.toLowerCase().replace(/^@/, ""))
    .filter(Boolean);
  return { issuer, clientId, clientSecret, name: env["OIDC_NAME"] || new URL(issuer).host, allowedDomains };
}

/** The provider, which is first asked for when somebody signs in through it: one that is down stops nothing else, and is asked again. */
export function createIdentityProvider(settings: ProviderSettings, { origin, secret }: { origin: URL; secret: string }): IdentityProvider {
  const redirectURI = new URL(providerCallback, origin).href;
  let known: ReturnType<typeof discover> | undefined;
  const reach = () => {
    known ??= withinTime(discover(settings, origin, secret)).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  return {
    settings,
    async begin({ state, nonce, codeVerifier }) {
      const provider = await reach();
      return provider.createAuthorizationURL({ state, codeVerifier, idTokenNonce: nonce, redirectURI });
    },
    async finish(code, { nonce, codeVerifier }) {
      const provider = await reach();
      const tokens = await withinTime(provider.validateAuthorizationCode({ code, codeVerifier, redirectURI }));
      if (!tokens?.idToken) throw new Error("The provider sent no ID token");
      const found = await withinTime(provider.getUserInfo({ ...tokens, expectedIdTokenNonce: nonce }));
      if (!found) throw new Error("The ID token is not right");
      const subject = provider.accountSubject({ tokens, profile: found.data });
      const { email, emailVerified, name } = found.user;
      if (!subject || !email) throw new Error("The provider names no subject or no e-mail address");
      return { subject: String(subject), email: email.toLowerCase(), isVerified: emailVerified, name: name || email };
    },
  };
}

/** Reads the provider's own description. Its ID tokens must be signed by the keys named there. */
async function discover({ issuer, clientId, clientSecret, name }: ProviderSettings, origin: URL, secret: string) {
  const base = issuer.replace(/\/$/, "");
  const config = {
    providerId,
    name,
    clientId,
    clientSecret,
    discoveryUrl: `${base}/.well-known/openid-configuration`,
    scopes: ["openid", "email", "profile"],
    pkce: true,
    requireIdTokenVerification: true,
  };
  const { socialProviders } = await betterAuth({
    baseURL: origin.origin,
    secret,
    plugins: [genericOAuth({ config: [config] })],
    telemetry: { enabled: false },
    logger: { disabled: true },
  }).$context;
  const provider = socialProviders.find(({ id }) => id === providerId);
  if (!provider) throw new Error(`${issuer} does not answer as an OpenID provider`);
  if (provider.issuer?.replace(/\/$/, "") !== base) throw new Error(`${issuer} calls itself ${provider.issuer ?? "nothing"}`);
  return provider;
}

function withinTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("The provider does not answer in time")), longestWait);
  });
  return Promise.race([work, end]).finally(() => clearTimeout(timer));
}
