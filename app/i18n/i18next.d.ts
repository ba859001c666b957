import type { en } from "#app/messages.en.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "ui";
    resources: typeof en;
    returnNull: false;
  }
}
