import { z } from "zod";
import { locales } from "#app/i18n/locale.ts";
import { themes } from "#app/i18n/preferences.server.ts";
import { canonicalTimeZone, timeZoneField } from "#app/i18n/regional.server.ts";
import { passwordLength } from "#app/http/auth.server.ts";

const email = z.email().max(254);
const newPassword = z.string().min(passwordLength.minimum).max(passwordLength.maximum);
const name = z.string().trim().min(1).max(100);

export const signInForm = z.object({
  email: z.string().min(1).max(254),
  password: z.string().min(1).max(passwordLength.maximum),
  next: z.string().max(2000).optional(),
});

export const forgottenPasswordForm = z.object({ email: z.string().trim().pipe(email) });

/** What the browser says of itself; one that says nothing, or names a zone that is not known here, hinders nobody. */
const browserTimeZone = z
  .string()
  .optional()
  .catch(undefined)
  .transform((text) => canonicalTimeZone(text ?? "") ?? null);

export const setUpForm = z.object({ name, email, password: newPassword, timeZone: browserTimeZone });

export const registerForm = z.object({ name, password: newPassword, timeZone: browserTimeZone });

export const joinIdentityForm = signInForm.pick({ password: true });

export const signOutForm = z.object({ next: z.string().max(2000).optional() });

export const newPasswordForm = z.object({ password: newPassword });

export const profileForm = z.object({
  name,
  locale: z.enum(locales),
  theme: z.enum(themes),
  timeZone: timeZoneField,
  version: z.coerce.number().int().min(1).max(2_000_000_000),
});

export const passwordForm = z.object({
  present: z.string().min(1).max(passwordLength.maximum),
  password: newPassword,
});

const code = z.string().trim().min(1).max(40);
const proof = {
  password: z.string().max(passwordLength.maximum).optional(),
  code: z.string().trim().max(40).optional(),
};

export const codeForm = z.object({ code, trust: z.literal("yes").optional(), next: z.string().max(2000).optional() });

export const beginFactorForm = z.object({ password: proof.password });

export const confirmFactorForm = z.object({ code });

export const distrustForm = z.object({ confirmed: z.literal("yes") });

export const proofForm = z.object(proof);

export const keysForm = z.object({ singleKeys: z.enum(["on", "off"]) });

export const sessionForm = z.object({ sessionId: z.string().min(1).max(100) });

export const localeForm = z.object({ value: z.enum(locales), next: z.string().max(2000).optional() });
export const themeForm = z.object({ value: z.enum(themes), next: z.string().max(2000).optional() });
