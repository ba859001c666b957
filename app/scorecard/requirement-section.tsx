import { Form, useLocation } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { TextAreaField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { Icon } from "#app/ui/icon.tsx";
import { AddForm } from "./add-form.tsx";
import type { FilledPage } from "./scorecard-page.server.ts";

type Requirement = FilledPage["card"]["requirements"][number];

/** What every vendor must meet. */
export function RequirementSection({ page }: { readonly page: FilledPage }) {
  const { t } = useTranslation("scorecard");
  const { card, mayEdit, editedRequirement, formKey } = page;
  const edited = mayEdit ? card.requirements.find(({ id }) => id === editedRequirement) : undefined;
  return (
    <section id="requirements" className="mt-8" aria-labelledby="requirements-heading">
      <h2 id="requirements-heading">{t("requirements.heading")}</h2>
      <p className="mb-2 mt-1 max-w-prose text-muted">{t("requirements.help")}</p>
      {card.requirements.length === 0 ? <p>{t("requirements.none")}</p> : null}
      <ol className="max-w-4xl list-decimal ps-6">
        {card.requirements.map((requirement, at) => (
          <li key={requirement.id} className="border-b border-line py-1.5">
            <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
              <span className="min-w-0 flex-1 basis-80">
                {requirement.shown}
                {requirement.source ? (
                  <>
                    {" "}
                    <a className="link whitespace-nowrap" href={`/projects/${page.projectId}/requirements/${requirement.source.id}`}>
                      {requirement.source.code}
                    </a>
                  </>
                ) : null}
              </span>
              {mayEdit ? (
                <RequirementActions requirement={requirement} isFirst={at === 0} isLast={at === card.requirements.length - 1} />
              ) : null}
            </div>
          </li>
        ))}
      </ol>
      <p className="no-print mt-3">
        <a className="link" href={`/projects/${page.projectId}/scorecard/requirements`}>
          {t(page.changedSince > 0 ? "take.linkChanged" : "take.title", { count: page.changedSince })}
        </a>
      </p>
      {edited ? <EditRequirement key={edited.version} requirement={edited} /> : null}
      {mayEdit && !edited ? (
        <AddForm intent="addRequirement" label={t("requirements.add")} formKey={formKey} isOpen={false}>
          <RequirementFields />
        </AddForm>
      ) : null}
    </section>
  );
}

interface ActionsProps {
  readonly requirement: Requirement;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function RequirementActions({ requirement: { id, version, shown }, isFirst, isLast }: ActionsProps) {
  const { t } = useTranslation("scorecard");
  const name = shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
  return (
    <div className="no-print scorecard-actions">
      {(["up", "down"] as const).map((direction) => (
        <Form key={direction} method="post" action="?" preventScrollReset>
          <input type="hidden" name="intent" value="moveRequirement" />
          <input type="hidden" name="requirementId" value={id} />
          <input type="hidden" name="direction" value={direction} />
          <button
            type="submit"
            className="button icon-button"
            aria-label={t(`${direction}Named`, { name })}
            disabled={direction === "up" ? isFirst : isLast}
          >
            <Icon name={direction} />
          </button>
        </Form>
      ))}
      <a className="link min-h-6" href={`?requirement=${id}#edit-requirement`} aria-label={t("editNamed", { name })}>
        {t("edit")}
      </a>
      <Form method="post" action="?" preventScrollReset>
        <input type="hidden" name="intent" value="removeRequirement" />
        <input type="hidden" name="requirementId" value={id} />
        <input type="hidden" name="version" value={version} />
        <button type="submit" className="link min-h-6" aria-label={t("removeNamed", { name })}>
          {t("remove")}
        </button>
      </Form>
    </div>
  );
}

function EditRequirement({ requirement }: { readonly requirement: Requirement }) {
  const { t } = useTranslation("scorecard");
  const { pathname } = useLocation();
  const reply = useFormReply("editRequirement");
  const version = staleDetail(reply)?.version ?? requirement.version;
  return (
    <div className="card no-print mt-4 max-w-3xl" id="edit-requirement">
      <h3 className="mb-3">{t("requirements.edit")}</h3>
      <ActionForm intent="editRequirement" reply={reply}>
        <Conflict
          reply={reply}
          fields={[
            { name: "text", label: t("field.requirement") },
            { name: "textZh", label: t("field.requirementZh") },
          ]}
        />
        <input type="hidden" name="requirementId" value={requirement.id} />
        <input type="hidden" name="version" value={version} />
        <RequirementFields requirement={requirement} />
        <SubmitButton>{t("save")}</SubmitButton>
        <a className="link ms-4" href={pathname}>
          {t("cancel")}
        </a>
      </ActionForm>
    </div>
  );
}

function RequirementFields({ requirement }: { readonly requirement?: Requirement }) {
  const { t } = useTranslation("scorecard");
  return (
    <>
      <TextAreaField name="text" label={t("field.requirement")} defaultValue={requirement?.text ?? ""} maxLength={1000} />
      <TextAreaField
        name="textZh"
        label={t("field.requirementZh")}
        defaultValue={requirement?.textZh ?? ""}
        maxLength={1000}
        optional
        lang="zh"
      />
    </>
  );
}
