import type { GoLiveForecast, HealthReason } from "#app/domain/plan/standing.ts";
import { formatDay } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { i18n } from "i18next";

interface Words {
  readonly t: i18n["t"];
  readonly locale: Locale;
}

/** A reason in the reader's words, with where it can be seen. */
export interface ShownReason {
  readonly text: string;
  readonly to: string;
}

export function reasonWords(projectId: string, { code, count, taskId }: HealthReason, { t }: Words): ShownReason {
  const base = `/projects/${projectId}/tasks`;
  const to =
    code === "tasksOverdue"
      ? `${base}?show=late`
      : code === "startMissed"
        ? `/projects/${projectId}/plan`
        : code === "gateAtRisk" || code === "gateOverdue"
          ? `/projects/${projectId}/gates/${taskId}`
          : `${base}/${taskId}`;
  return { text: t(`projects:health.reason.${code}`, { count }), to };
}

/** How the forecast of go-live compares with what was promised or planned. */
export function forecastWords({ reference, referenceDay, daysLate, isReached }: GoLiveForecast, { t, locale }: Words): string {
  if (isReached) return t("projects:forecast.reached");
  if (reference === null || referenceDay === null) return t("projects:forecast.alone");
  const day = formatDay(referenceDay, locale);
  if (daysLate === 0) return t(`projects:forecast.${reference}.same`, { day });
  return daysLate > 0
    ? t(`projects:forecast.${reference}.late`, { day, count: daysLate })
    : t(`projects:forecast.${reference}.early`, { day, count: -daysLate });
}
