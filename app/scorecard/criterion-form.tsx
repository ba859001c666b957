import type { ReactNode } from "react";
import { amountUnits } from "#app/domain/scorecard/scorecard.ts";
import { criterionKinds } from "#app/domain/scoring/model.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { CheckField, SelectField, TextAreaField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { useConflictFields } from "./conflict-fields.ts";
import type { CriterionPage } from "./criterion-page.server.ts";

interface FormProps {
  readonly page: CriterionPage;
}

/** Everything that a criterion says, as far as it belongs to how it is judged. */
export function CriterionForm({ page }: FormProps) {
  const { t } = useTranslation("scorecard");
  const reply = useFormReply("editCriterion");
  const version = staleDetail(reply)?.version ?? page.version;
  return (
    <ActionForm intent="editCriterion" reply={reply}>
      <Conflict reply={reply} fields={useConflictFields(page)} />
      <input type="hidden" name="criterionId" value={page.id} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="shape" value={page.shape} />
      <WhatItIs page={page} />
      {page.shape === "score" || page.shape === "group" ? <ScaleFields page={page} /> : <AmountFields page={page} />}
      {page.shape === "group" ? null : <LevelFields page={page} />}
      {page.shape === "score" ? <CurveFields page={page} /> : null}
      {page.shape === "score" || page.shape === "group" ? <KnockOut page={page} /> : null}
      <CheckField
        name="isTakenOut"
        label={t("field.takenOut")}
        help={t("field.takenOutHelp")}
        defaultChecked={page.fields["isTakenOut"] === "yes"}
      />
      <SubmitButton>{t("save")}</SubmitButton>
      <a className="link ms-4" href={`/projects/${page.projectId}/scorecard`}>
        {t("cancel")}
      </a>
    </ActionForm>
  );
}

function Part({ title, help, children }: { readonly title: string; readonly help?: string; readonly children: ReactNode }) {
  return (
    <fieldset className="mb-5 min-w-0">
      <legend className="mb-1 text-[15px] font-semibold">{title}</legend>
      {help === undefined ? null : <p className="mb-3 max-w-prose text-muted">{help}</p>}
      {children}
    </fieldset>
  );
}

function WhatItIs({ page: { fields, parents, isGroup } }: FormProps) {
  const { t } = useTranslation("scorecard");
  return (
    <Part title={t("criterion.what")}>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TextField name="name" label={t("field.name")} defaultValue={fields["name"]} maxLength={200} autoComplete="off" />
        <TextField
          name="nameZh"
          label={t("field.nameZh")}
          defaultValue={fields["nameZh"]}
          maxLength={200}
          optional
          autoComplete="off"
          lang="zh"
        />
        <TextAreaField name="guidance" label={t("field.guidance")} defaultValue={fields["guidance"]} maxLength={4000} rows={5} optional />
        <TextAreaField
          name="guidanceZh"
          label={t("field.guidanceZh")}
          defaultValue={fields["guidanceZh"]}
          maxLength={4000}
          rows={5}
          optional
          lang="zh"
        />
        <SelectField name="parentId" label={t("field.parent")} defaultValue={fields["parentId"]} optional="unmarked">
          <option value="">{t("field.atTop")}</option>
          {parents.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        {isGroup ? (
          <input type="hidden" name="kind" value="score" />
        ) : (
          <SelectField name="kind" label={t("field.kind")} help={t("field.kindHelp")} defaultValue={fields["kind"]}>
            {criterionKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kind.${kind}`)}
              </option>
            ))}
          </SelectField>
        )}
        <NumberField name="weight" label={t("field.weight")} help={t("field.weightHelp")} fields={fields} />
      </div>
    </Part>
  );
}

interface NumberFieldProps {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly fields: CriterionPage["fields"];
  readonly optional?: boolean;
}

function NumberField({ name, label, help, fields, optional = false }: NumberFieldProps) {
  return (
    <TextField
      name={name}
      label={label}
      help={help}
      defaultValue={fields[name] ?? ""}
      inputMode="decimal"
      maxLength={20}
      autoComplete="off"
      optional={optional}
    />
  );
}

function ScaleFields({ page: { fields } }: FormProps) {
  const { t } = useTranslation("scorecard");
  return (
    <Part title={t("criterion.scale")}>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <NumberField name="scaleLow" label={t("field.scaleLow")} fields={fields} />
        <NumberField name="scaleHigh" label={t("field.scaleHigh")} fields={fields} />
      </div>
    </Part>
  );
}

function AmountFields({ page: { fields, shape, currency } }: FormProps) {
  const { t } = useTranslation("scorecard");
  const isCost = shape === "cost";
  return (
    <Part title={t("criterion.anchors")} help={t("criterion.anchorsHelp")}>
      <input type="hidden" name="scaleLow" value={fields["scaleLow"]} />
      <input type="hidden" name="scaleHigh" value={fields["scaleHigh"]} />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <NumberField
          name="anchorBest"
          label={isCost ? t("field.anchorBestMoney", { currency }) : t("field.anchorBest")}
          fields={fields}
          optional
        />
        <NumberField
          name="anchorWorst"
          label={isCost ? t("field.anchorWorstMoney", { currency }) : t("field.anchorWorst")}
          fields={fields}
          optional
        />
        {isCost ? (
          <NumberField name="discountRate" label={t("field.discountRate")} help={t("field.discountRateHelp")} fields={fields} />
        ) : (
          <SelectField name="unit" label={t("field.unit")} defaultValue={fields["unit"]} optional="unmarked">
            <option value="">{t("field.noUnit")}</option>
            {amountUnits.map((unit) => (
              <option key={unit} value={unit}>
                {t(`unit.${unit}`)}
              </option>
            ))}
          </SelectField>
        )}
      </div>
    </Part>
  );
}

function LevelFields({ page: { levels } }: FormProps) {
  const { t } = useTranslation("scorecard");
  return (
    <Part title={t("criterion.meaning")} help={t("criterion.meaningHelp")}>
      {levels.map(({ level, en, zh }, at) => (
        <div key={level} className="grid gap-x-4 sm:grid-cols-2">
          <input type="hidden" name={`levels[${at}].level`} value={level} />
          <TextAreaField
            name={`levels[${at}].en`}
            label={t("field.level", { level })}
            defaultValue={en}
            maxLength={1000}
            rows={3}
            optional="unmarked"
          />
          <TextAreaField
            name={`levels[${at}].zh`}
            label={t("field.levelZh", { level })}
            defaultValue={zh}
            maxLength={1000}
            rows={3}
            optional="unmarked"
            lang="zh"
          />
        </div>
      ))}
    </Part>
  );
}

/** Some more rows than there are points, so that some can be added without scripts. */
const spareRows = 2;
const fewestRows = 3;

function CurveFields({ page: { fields } }: FormProps) {
  const { t } = useTranslation("scorecard");
  const known = Object.keys(fields).filter((name) => /^valuePoints\[\d+\]\.score$/.test(name)).length;
  const rows = known === 0 ? fewestRows : known + spareRows;
  return (
    <details className="mb-5" open={known > 0 || undefined}>
      <summary className="cursor-pointer text-[15px] font-semibold">{t("criterion.curve")}</summary>
      <p className="mb-3 mt-1 max-w-prose text-muted">{t("criterion.curveHelp")}</p>
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className="grid max-w-md grid-cols-2 gap-x-4">
          <NumberField name={`valuePoints[${at}].score`} label={t("field.score")} fields={fields} />
          <NumberField name={`valuePoints[${at}].value`} label={t("field.value")} fields={fields} />
        </div>
      ))}
    </details>
  );
}

function KnockOut({ page: { fields } }: FormProps) {
  const { t } = useTranslation("scorecard");
  return (
    <Part title={t("criterion.knockOut")}>
      <div className="max-w-sm">
        <NumberField name="minimum" label={t("field.minimum")} help={t("field.minimumHelp")} fields={fields} optional />
      </div>
    </Part>
  );
}
