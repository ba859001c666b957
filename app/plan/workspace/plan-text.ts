import { useCallback } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { PlanMessageKey } from "../messages.en.ts";

export type { PlanMessageKey };

/** The words of the plan page in the reader's language. */
export type PlanText = (key: PlanMessageKey, values?: Readonly<Record<string, string | number>>) => string;

export function usePlanText(): PlanText {
  const { t } = useTranslation("plan");
  return useCallback((key, values) => (values ? t(key, { ...values }) : t(key)), [t]);
}
