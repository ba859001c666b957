import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import type { SessionPage } from "./demonstrations-page.server.ts";
import { KeptText } from "./kept-text.tsx";
import { EmptyLines, ScenarioView } from "./scenario-view.tsx";
import { useKeptTexts } from "./use-kept-texts.ts";

/** The script with room for what one sees: on the page, and on paper where nothing is noted yet. */
export function NotesForm({ page }: { readonly page: SessionPage }) {
  const { t } = useTranslation("vendors");
  const { fetcher, reply, isSaving, isSaved, stale, onBlur } = useKeptTexts("saveNotes");
  const { groups, canNote, areTold, projectId } = page;
  const all = groups.flatMap(({ scenarios }) => scenarios);
  if (all.length === 0)
    return (
      <p className="text-muted">
        {t("demo.notes.none")}{" "}
        <a className="link no-print" href={`/projects/${projectId}/vendors/demonstrations`}>
          {t("demo.notes.toScript")}
        </a>
      </p>
    );
  return (
    <ActionForm intent="saveNotes" reply={reply} fetcher={fetcher}>
      <p className="no-print max-w-prose text-muted">{t(areTold ? "demo.notes.told" : "demo.notes.own")}</p>
      <p className="no-print max-w-prose text-muted">{t("demo.sheetHelp")}</p>
      <div>
        {groups.map(({ audience, minutes, scenarios }) => (
          <section key={audience} className="mt-4" aria-label={t(`demo.audience.${audience}`)}>
            <h2 className="flex flex-wrap items-baseline gap-x-3">
              {t(`demo.audience.${audience}`)}
              <span className="font-normal text-muted tabular-nums">{t("demo.minutes", { minutes })}</span>
            </h2>
            <ol className="divide-y divide-line border-y border-line">
              {scenarios.map((scenario) => {
                const index = all.indexOf(scenario);
                return (
                  <li key={scenario.id} className="py-3 print:break-inside-avoid">
                    <ScenarioView scenario={scenario} number={index + 1} level={3}>
                      {canNote ? (
                        <KeptText
                          list="notes"
                          index={index}
                          about={{ name: "scenarioId", value: scenario.id }}
                          field="note"
                          label={t("demo.notes.label", { name: scenario.title })}
                          placeholder={t("demo.notes.title")}
                          version={scenario.own.version}
                          text={scenario.own.note}
                          stale={stale}
                          onBlur={onBlur}
                        />
                      ) : null}
                      {scenario.own.note === "" ? (
                        <EmptyLines count={4} />
                      ) : (
                        <p className={canNote ? "hidden whitespace-pre-line print:block" : "mt-2 whitespace-pre-line"}>
                          {canNote ? null : <span className="text-muted">{t("demo.notes.by", { name: t("demo.notes.title") })}</span>}{" "}
                          {scenario.own.note}
                        </p>
                      )}
                      {scenario.others.map(({ authorId, by, note }) => (
                        <p key={authorId} className="mt-2 max-w-prose border-s-2 border-line ps-3 break-words whitespace-pre-line">
                          <span className="text-muted">{t("demo.notes.by", { name: by })}</span> {note}
                        </p>
                      ))}
                    </ScenarioView>
                  </li>
                );
              })}
            </ol>
          </section>
        ))}
      </div>
      {canNote ? (
        <div className="no-print sticky bottom-0 mt-3 flex flex-wrap items-center gap-x-4 bg-bg py-2">
          <SubmitButton>{t("demo.notes.save")}</SubmitButton>
          <span className="text-muted" role="status">
            {isSaving ? t("demo.notes.saving") : isSaved ? t("demo.notes.saved") : null}
          </span>
        </div>
      ) : null}
    </ActionForm>
  );
}
