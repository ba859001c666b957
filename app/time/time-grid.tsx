import { Form } from "@remix-run/react";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { parseHours, writeHours } from "#app/domain/cost/hours.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply, type ShownReply } from "#app/ui/form-reply.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { nextCell } from "./next-cell.ts";
import type { TimePage } from "./time-page.server.ts";

interface TimeGridProps {
  readonly page: TimePage;
  readonly personId: string;
}

/** A week as a table of hours: tasks down, days across. Arrow keys and Enter go from cell to cell. */
export function TimeGrid({ page, personId }: TimeGridProps) {
  const { t } = useTranslation("time");
  const reply = useFormReply("save");
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const table = useRef<HTMLTableElement>(null);
  // The first hours may be typed before the page has come alive.
  useEffect(() => {
    const fields = [...(table.current?.querySelectorAll<HTMLInputElement>("input:not([type=hidden])") ?? [])];
    const changed = fields.filter(({ value, defaultValue }) => value !== defaultValue);
    setTyped(Object.fromEntries(changed.map(({ name, value }) => [name, value])));
  }, []);
  const textOf = (row: number, day: number) => typed[nameOf(row, day)] ?? shownText(page, reply, row, day);
  const minutesOf = (row: number, day: number) => parseHours(textOf(row, day)) ?? 0;
  const sumOf = (cells: readonly (readonly [number, number])[]) => cells.reduce((sum, [row, day]) => sum + minutesOf(row, day), 0);
  const rows = page.rows.map((_, index) => index);
  const days = page.days.map((_, index) => index);
  return (
    <>
      <ActionForm intent="save" reply={reply} formKey={page.formKey}>
        <input type="hidden" name="personId" value={personId} />
        <input type="hidden" name="week" value={page.week} />
        <ScrollRegion label={page.shownWeek}>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
          <table ref={table} className="table time-grid" aria-label={page.shownWeek} onKeyDown={moveAmongCells}>
            <thead>
              <tr>
                <th scope="col">{t("task")}</th>
                {page.days.map(({ day, short, isToday }) => (
                  <th key={day} scope="col" className="number" aria-current={isToday ? "date" : undefined}>
                    {short}
                  </th>
                ))}
                <th scope="col" className="number">
                  {t("sum")}
                </th>
              </tr>
            </thead>
            <tbody>
              {page.rows.map((row, index) => (
                <tr key={row.taskId ?? ""}>
                  <th scope="row">
                    {row.taskId === null ? null : <input type="hidden" name={`rows[${index}].taskId`} value={row.taskId} />}
                    {row.isKnown ? <a href={`/projects/${page.projectId}/tasks/${row.taskId ?? ""}`}>{row.name}</a> : row.name}
                  </th>
                  {row.cells.map((cell, day) => (
                    <td key={day}>
                      <input type="hidden" name={`rows[${index}].was[${day}]`} value={cell.minutes} />
                      <HourInput
                        name={nameOf(index, day)}
                        label={t("cell", { task: row.name, day: page.days[day]?.short ?? "" })}
                        text={shownText(page, reply, index, day)}
                        reply={reply}
                        onType={(text) => setTyped((known) => ({ ...known, [nameOf(index, day)]: text }))}
                      />
                    </td>
                  ))}
                  <td className="number sum">{writeHours(sumOf(days.map((day) => [index, day] as const)))}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t("sum")}</th>
                {days.map((day) => (
                  <td key={day} className="number sum">
                    {writeHours(sumOf(rows.map((row) => [row, day] as const)))}
                  </td>
                ))}
                <td className="number sum">{writeHours(sumOf(rows.flatMap((row) => days.map((day) => [row, day] as const))))}</td>
              </tr>
            </tfoot>
          </table>
        </ScrollRegion>
        <p className="no-print mb-4 mt-2 text-[13px] text-muted">{t("help")}</p>
        <div className="no-print flex flex-wrap items-center gap-4">
          <SubmitButton>{t("save")}</SubmitButton>
          <a className="link" href={`?week=${page.week}&person=${personId}&copy=last`}>
            {t("copyLast")}
          </a>
        </div>
      </ActionForm>
      {page.others.length > 0 ? <AddRow page={page} personId={personId} /> : null}
    </>
  );
}

interface HourInputProps {
  readonly name: string;
  readonly label: string;
  readonly text: string;
  readonly reply: ShownReply | undefined;
  onType(text: string): void;
}

function HourInput({ name, label, text, reply, onType }: HourInputProps) {
  const errorText = useErrorText();
  const [isUnread, setUnread] = useState(false);
  const error = reply?.errors[name];
  return (
    <>
      <input
        className="input"
        name={name}
        defaultValue={text}
        aria-label={label}
        aria-invalid={error !== undefined || isUnread || undefined}
        aria-describedby={error ? `${name}-error` : undefined}
        inputMode="text"
        autoComplete="off"
        maxLength={20}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={(event) => {
          const minutes = parseHours(event.currentTarget.value);
          setUnread(minutes === null);
          if (minutes === null) return;
          event.currentTarget.value = writeHours(minutes);
          onType(event.currentTarget.value);
        }}
      />
      {error ? (
        <span id={`${name}-error`} className="block text-[12px] text-critical">
          {errorText(error)}
        </span>
      ) : null}
    </>
  );
}

/** Another task for the sheet, whoever does it. */
function AddRow({ page, personId }: TimeGridProps) {
  const { t } = useTranslation("time");
  return (
    <Form method="get" className="no-print flex flex-wrap items-center gap-2">
      <input type="hidden" name="week" value={page.week} />
      <input type="hidden" name="person" value={personId} />
      <label htmlFor="time-add">{t("add")}</label>
      <select id="time-add" name="add" className="input max-w-96" defaultValue="">
        <option value="">{t("chooseTask")}</option>
        {page.others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <button type="submit" className="button">
        {t("addButton")}
      </button>
    </Form>
  );
}

function nameOf(row: number, day: number): string {
  return `rows[${row}].days[${day}]`;
}

/** What was typed and refused, else what is saved. */
function shownText(page: TimePage, reply: ShownReply | undefined, row: number, day: number): string {
  const refused = reply && reply.outcome !== "done" ? reply.values[nameOf(row, day)] : undefined;
  return refused ?? page.rows[row]?.cells[day]?.text ?? "";
}

function moveAmongCells(event: KeyboardEvent<HTMLTableElement>): void {
  if (!(event.target instanceof HTMLInputElement) || event.nativeEvent.isComposing) return;
  const target = nextCell(event.currentTarget, event.target, event.key);
  if (!target) return;
  event.preventDefault();
  target.focus();
}
