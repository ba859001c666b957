import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField, TextAreaField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { Icon } from "#app/ui/icon.tsx";
import type { RemindedSeat } from "./remind.server.ts";
import type { ScoringPageData } from "./scoring-page.server.ts";

type Chair = NonNullable<ScoringPageData["chair"]>;
type Seat = Chair["seats"][number];

/** Who scores. The chair sees who has finished, never what they said, and keeps the seats. */
export function Committee({ page }: { readonly page: ScoringPageData }) {
  const { t } = useTranslation("scoring");
  const { chair, committee, round } = page;
  return (
    <section aria-labelledby="committee" className="card">
      <h2 id="committee">{t("committee.title")}</h2>
      {committee.length === 0 ? <p className="mt-1 text-muted">{t(chair ? "committee.noneChair" : "committee.none")}</p> : null}
      {chair ? (
        <>
          <ul className="mt-2 divide-y divide-line">
            {chair.seats.map((seat) => (
              <SeatLine
                key={`${seat.id} ${seat.version}`}
                seat={seat}
                isOpen={round?.state === "open"}
                isRevealed={round?.state === "revealed"}
              />
            ))}
          </ul>
          {round?.state === "revealed" || round?.state === "decided" ? (
            <p className="no-print mt-2 max-w-prose text-[13px] text-muted">
              {t(round.state === "revealed" ? "committee.revealed" : "committee.decided")}
            </p>
          ) : null}
          <AddSeat page={page} candidates={chair.candidates} />
        </>
      ) : (
        <ul className="mt-2 list-disc ps-5">
          {committee.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface SeatLineProps {
  readonly seat: Seat;
  readonly isOpen: boolean;
  /** Between the reveal and the decision. */
  readonly isRevealed: boolean;
}

function SeatLine({ seat, isOpen, isRevealed }: SeatLineProps) {
  const { t } = useTranslation("scoring");
  const { name, delegate, isRemoved, removalReason, isFinished, weight, hasAccount } = seat;
  const isWaitedFor = isOpen && isFinished === false && !isRemoved;
  return (
    <li className="py-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className={`min-w-40 flex-1 font-medium ${isRemoved ? "text-muted line-through" : ""}`}>{name}</span>
        {weight === 1 || weight === 0 ? null : <span className="text-muted">{t("committee.weight", { weight })}</span>}
        {isFinished === null || isRemoved ? null : (
          <span className={`flex items-center gap-1 ${isFinished ? "text-ok" : "text-muted"}`}>
            <Icon name={isFinished ? "done" : "upcoming"} size={14} />
            {t(isFinished ? "committee.finished" : "committee.unfinished")}
          </span>
        )}
        {isWaitedFor ? <Remind seat={seat} /> : null}
        {isRemoved && hasAccount ? <Restore seat={seat} /> : null}
      </div>
      {delegate === null || isRemoved ? null : <p className="text-[13px] text-muted">{t("committee.delegated", { name: delegate })}</p>}
      {isRemoved ? <p className="text-[13px] text-muted">{t("committee.removed", { reason: removalReason })}</p> : null}
      {weight === 0 && !isRemoved ? <p className="text-[13px] text-warn">{t("committee.weightless")}</p> : null}
      {!hasAccount && !isRemoved ? <p className="text-[13px] text-warn">{t("committee.noAccount")}</p> : null}
      {isRemoved ? null : <ChangeSeat seat={seat} isRevealed={isRevealed} />}
    </li>
  );
}

/** The answer to a form of this seat, and of no other. */
function useSeatReply(intent: string, seatId: string) {
  const reply = useFormReply(intent);
  return reply?.values["seatId"] === seatId ? reply : undefined;
}

function Remind({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation("scoring");
  const reply = useFormReply("remind");
  const result = reply?.outcome === "done" ? (reply.result as RemindedSeat) : null;
  const reminded = result?.seatId === seat.id ? result : null;
  return (
    <ActionForm intent="remind" reply={reply?.values["seatId"] === seat.id ? reply : undefined} className="no-print">
      <input type="hidden" name="seatId" value={seat.id} />
      {reminded ? (
        <span role="status" className="text-ok">
          {t(reminded.isSent ? "committee.reminded" : "committee.notReminded")}
        </span>
      ) : (
        <SubmitButton primary={false}>{t("committee.remind")}</SubmitButton>
      )}
    </ActionForm>
  );
}

function Restore({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation("scoring");
  return (
    <ActionForm intent="restoreSeat" reply={useSeatReply("restoreSeat", seat.id)} className="no-print">
      <input type="hidden" name="seatId" value={seat.id} />
      <input type="hidden" name="version" value={seat.version} />
      <SubmitButton primary={false}>{t("committee.restore")}</SubmitButton>
    </ActionForm>
  );
}

function ChangeSeat({ seat, isRevealed }: Pick<SeatLineProps, "seat" | "isRevealed">) {
  const { t } = useTranslation("scoring");
  const changeReply = useSeatReply("changeSeat", seat.id);
  const removeReply = useSeatReply("removeSeat", seat.id);
  const isRefused = [changeReply, removeReply].some((reply) => reply !== undefined && reply.outcome !== "done");
  return (
    <details className="no-print" open={isRefused || undefined}>
      <summary className="cursor-pointer text-[13px] text-muted">{t("committee.change")}</summary>
      <div className="mt-3 grid gap-x-8 gap-y-2 sm:grid-cols-2">
        <ActionForm intent="changeSeat" reply={changeReply}>
          <input type="hidden" name="seatId" value={seat.id} />
          <input type="hidden" name="version" value={seat.version} />
          <TextField
            name="weight"
            type="number"
            min={0}
            step="any"
            inputMode="decimal"
            label={t("committee.weightField")}
            help={t("committee.weightHelp")}
            defaultValue={seat.weight}
          />
          {isRevealed ? <input type="hidden" name="delegateId" value={seat.delegateId} /> : <Delegate seat={seat} />}
          <SubmitButton primary={false}>{t("committee.keep")}</SubmitButton>
        </ActionForm>
        <ActionForm intent="removeSeat" reply={removeReply}>
          <input type="hidden" name="seatId" value={seat.id} />
          <input type="hidden" name="version" value={seat.version} />
          <TextAreaField name="reason" rows={2} maxLength={2000} label={t("committee.removeReason")} help={t("committee.removeHelp")} />
          <SubmitButton primary={false}>{t("committee.remove")}</SubmitButton>
        </ActionForm>
      </div>
    </details>
  );
}

/** Whoever may score in a seat in place of whoever has it. */
function Delegate({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation("scoring");
  return (
    <SelectField
      name="delegateId"
      label={t("committee.delegate")}
      help={t(seat.delegates.length === 0 ? "committee.delegateNobody" : "committee.delegateHelp")}
      defaultValue={seat.delegateId}
    >
      <option value="">{t("committee.delegateNone")}</option>
      {seat.delegates.map(({ userId, name, email }) => (
        <option key={userId} value={userId}>
          {t("committee.account", { name, email })}
        </option>
      ))}
    </SelectField>
  );
}

function AddSeat({ page, candidates }: { readonly page: ScoringPageData; readonly candidates: Chair["candidates"] }) {
  const { t } = useTranslation("scoring");
  const reply = useFormReply("addSeat");
  if (candidates.length === 0) return <p className="mt-3 text-[13px] text-muted">{t("committee.nobodyLeft")}</p>;
  return (
    <ActionForm
      key={page.formKey}
      intent="addSeat"
      reply={reply}
      formKey={page.formKey}
      className="no-print mt-3 flex flex-wrap items-end gap-x-3"
    >
      <div className="min-w-60 flex-1">
        <SelectField name="userId" label={t("committee.add")}>
          {candidates.map(({ userId, name, email }) => (
            <option key={userId} value={userId}>
              {t("committee.account", { name, email })}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="mb-4">
        <SubmitButton primary={false}>{t("committee.addSubmit")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
