import { formatList } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import { Icon } from "#app/ui/icon.tsx";
import type { DemonstrationsPage } from "./demonstrations-page.server.ts";
import { ItemButton } from "./item-button.tsx";
import { ScenarioFields } from "./scenario-fields.tsx";
import { EmptyLines, ScenarioView } from "./scenario-view.tsx";

type Group = DemonstrationsPage["groups"][number];
type Scenario = Group["scenarios"][number];

/** What every vendor shows, by whose problem it is about. */
export function ScriptSection({ page }: { readonly page: DemonstrationsPage }) {
  const { t } = useTranslation("vendors");
  const { groups, count, minutes, canEdit, hasBegun } = page;
  const before = (group: Group) => groups.slice(0, groups.indexOf(group)).reduce((sum, { scenarios }) => sum + scenarios.length, 0);
  return (
    <section aria-labelledby="script">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 id="script">{t("demo.script")}</h2>
        {count === 0 ? null : <span className="text-muted tabular-nums">{t("demo.scenarios", { count, minutes })}</span>}
      </div>
      {count === 0 ? <p className="mt-1 text-muted">{t(canEdit ? "demo.none" : "demo.noneReader")}</p> : null}
      {hasBegun && canEdit && count > 0 ? <p className="no-print mt-1 max-w-prose text-[0.93em] text-muted">{t("demo.begun")}</p> : null}
      {groups.map((group) => (
        <div key={group.audience} className="mt-4">
          <h3 className="flex flex-wrap items-baseline gap-x-3">
            {t(`demo.audience.${group.audience}`)}
            <span className="font-normal text-muted tabular-nums">
              {t("demo.scenarios", { count: group.scenarios.length, minutes: group.minutes })}
            </span>
          </h3>
          <ol className="divide-y divide-line border-y border-line">
            {group.scenarios.map((scenario, index) => (
              <li key={scenario.id} className="py-3 print:break-inside-avoid">
                <ScenarioView scenario={scenario} number={before(group) + index + 1}>
                  <EmptyLines count={3} />
                  {canEdit ? (
                    <ScenarioActions
                      key={scenario.version}
                      page={page}
                      scenario={scenario}
                      isFirst={index === 0}
                      isLast={index === group.scenarios.length - 1}
                    />
                  ) : null}
                </ScenarioView>
              </li>
            ))}
          </ol>
        </div>
      ))}
      {canEdit ? (
        <div className="no-print mt-4 flex flex-wrap items-start gap-2">
          <ChooseScenarios key={`choose ${page.count}`} page={page} />
          <FoldedForm key={page.formKey} intent="addScenario" title={t("demo.add")} submit={t("demo.submit")} formKey={page.formKey}>
            <ScenarioFields page={page} />
          </FoldedForm>
        </div>
      ) : null}
    </section>
  );
}

interface ScenarioActionsProps {
  readonly page: DemonstrationsPage;
  readonly scenario: Scenario;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

const texts = ["title", "titleZh", "painPoint", "painPointZh", "steps", "stepsZh", "lookFor", "lookForZh", "minutes"] as const;

function ScenarioActions({ page, scenario, isFirst, isLast }: ScenarioActionsProps) {
  const { t } = useTranslation("vendors");
  const reply = useFormReply("editScenario");
  const own = reply?.values["scenarioId"] === scenario.id ? reply : undefined;
  const { id: scenarioId, title: name, version } = scenario;
  return (
    <div className="no-print mt-2 flex flex-wrap items-start gap-2">
      <FoldedForm intent="editScenario" title={t("demo.edit")} submit={t("edit.submit")} about={{ name: "scenarioId", value: scenarioId }}>
        <input type="hidden" name="version" value={staleDetail(own)?.version ?? version} />
        <Conflict reply={own} fields={texts.map((field) => ({ name: field, label: t(`demo.field.${field}`) }))} />
        <ScenarioFields page={page} scenario={scenario} />
      </FoldedForm>
      {isFirst ? null : (
        <ItemButton intent="orderScenario" fields={{ scenarioId, direction: "up" }} label={t("demo.up", { name })}>
          <Icon name="up" />
        </ItemButton>
      )}
      {isLast ? null : (
        <ItemButton intent="orderScenario" fields={{ scenarioId, direction: "down" }} label={t("demo.down", { name })}>
          <Icon name="down" />
        </ItemButton>
      )}
      <ItemButton intent="removeScenario" fields={{ scenarioId, version }} label={t("demo.takeOutOf", { name })}>
        {t("demo.takeOut")}
      </ItemButton>
    </div>
  );
}

function ChooseScenarios({ page: { ready, audiences } }: { readonly page: DemonstrationsPage }) {
  const { t } = useTranslation("vendors");
  const locale = useLocale();
  const errorText = useErrorText();
  const problem = useFormReply("chooseScenarios")?.errors["libraryIds"];
  if (ready.length === 0) return null;
  return (
    <FoldedForm intent="chooseScenarios" title={t("demo.choose")} submit={t("demo.take")} lead={t("demo.chooseHelp")}>
      {problem ? (
        <p id="choose-error" className="mb-2 text-critical">
          {errorText(problem)}
        </p>
      ) : null}
      <ChooseAll />
      {audiences.map((audience) => {
        const own = ready.filter((each) => each.audience === audience);
        return own.length === 0 ? null : (
          <fieldset key={audience} className="mb-3" aria-describedby={problem ? "choose-error" : undefined}>
            <legend className="mb-1 font-medium">{t(`demo.audience.${audience}`)}</legend>
            {own.map(({ id, title, painPoint, minutes, items }) => (
              <label key={id} className="flex items-start gap-2 py-1">
                <input
                  type="checkbox"
                  name={`libraryIds[${ready.findIndex((each) => each.id === id)}]`}
                  value={id}
                  className="mt-1 accent-accent"
                />
                <span className="min-w-0">
                  {title} <span className="text-muted tabular-nums">{t("demo.minutes", { minutes })}</span>
                  <span className="block text-[0.93em] break-words text-muted">{painPoint}</span>
                  <span className="block text-[0.93em] text-muted">{t("demo.items", { items: formatList(items, locale, "bare") })}</span>
                </span>
              </label>
            ))}
          </fieldset>
        );
      })}
    </FoldedForm>
  );
}

/** Ticks every scenario, or none. */
function ChooseAll() {
  const { t } = useTranslation("vendors");
  return (
    <label className="no-script-hidden mb-3 flex items-center gap-2 font-medium">
      <input
        type="checkbox"
        className="accent-accent"
        onChange={({ currentTarget: { checked, form } }) => {
          for (const box of form?.querySelectorAll<HTMLInputElement>("input[name^=libraryIds]") ?? []) box.checked = checked;
        }}
      />
      {t("demo.all")}
    </label>
  );
}
