import { Form } from "@remix-run/react";
import { useRef, useState, type FormEvent, type ReactNode, type RefObject } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { staleDetail } from "#app/ui/conflict.tsx";
import { useErrorText } from "#app/ui/error-text.ts";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { StandingLeaf } from "./criterion-list.tsx";
import type { ScorePageData } from "./score-page.server.ts";
import type { Said } from "./use-ballots.ts";

/** What a member says beside a score. */
export type ScoreWords = Pick<Said, "comment" | "evidence">;

interface CriterionFormProps {
  readonly page: ScorePageData;
  readonly leaf: StandingLeaf;
  readonly place: number;
  readonly isLocked: boolean;
  /** The next digit counts half a point more. */
  readonly isHalfNext: boolean;
  readonly headingRef: RefObject<HTMLHeadingElement>;
  /** What was typed before there was a score to keep it with. */
  readonly draft: ScoreWords | undefined;
  onDraft(words: ScoreWords): void;
  /** What is known for the criterion. */
  readonly children: ReactNode;
  onSay(said: Said, isMovingOn: boolean): void;
  onAccept(revision: number): void;
  onMove(by: number): void;
}

/** One criterion: its scale as large buttons with what each level means, then comment and evidence. It is a plain form where there are no scripts. */
export function CriterionForm(props: CriterionFormProps) {
  const { page, leaf, place, isLocked, isHalfNext, headingRef, draft, children, onSay, onAccept, onMove } = props;
  const { t } = useTranslation("scoring");
  const errorText = useErrorText();
  const form = useRef<HTMLFormElement>(null);
  const posted = useFormReply("score");
  const refused = leaf.shown.refused ?? (posted?.outcome === "done" || posted?.values["criterionId"] !== leaf.id ? undefined : posted);
  const stale = staleDetail(refused);
  const [isSaid, setSaid] = useState(leaf.shown.said !== "");
  const typed = refused?.values ?? {};
  const read = (): Said => {
    const data = new FormData(form.current ?? undefined);
    const text = (name: string) => {
      const value = data.get(name);
      return typeof value === "string" ? value : "";
    };
    const said = text("said");
    return { said: said === "clear" ? "" : said, comment: text("comment"), evidence: text("evidence"), reason: text("reason") };
  };
  const isOther = (said: Said) =>
    said.said !== leaf.shown.said ||
    said.comment.trim() !== leaf.shown.comment.trim() ||
    said.evidence.trim() !== leaf.shown.evidence.trim();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    onSay(read(), true);
  };
  const keepTyped = () => {
    const said = read();
    if (said.said === "") props.onDraft({ comment: said.comment, evidence: said.evidence });
    else if (isOther(said)) onSay(said, false);
  };
  const problem = refused && !stale ? Object.values(refused.errors)[0] : undefined;
  return (
    <Form ref={form} method="post" className="card" onSubmit={onSubmit} noValidate data-keeps-itself>
      <input type="hidden" name="intent" value="score" />
      <input type="hidden" name="seatId" value={page.seatId} />
      <input type="hidden" name="vendorId" value={page.vendor.id} />
      <input type="hidden" name="criterionId" value={leaf.id} />
      <input type="hidden" name="revision" value={stale?.version ?? leaf.cell.revision} />
      <input type="hidden" name="then" value="next" />
      <p className="text-[13px] text-muted">{[...leaf.path, t("score.place", { place: place + 1, of: page.leaves.length })].join(" · ")}</p>
      <h2 ref={headingRef} className="scroll-mt-16">
        {leaf.name}
      </h2>
      {leaf.guidance === "" ? null : <p className="mt-1 max-w-prose text-muted">{leaf.guidance}</p>}
      {children}
      {problem ? (
        <p role="alert" className="mt-3 rounded-md border border-critical bg-critical-soft px-3 py-2 text-critical">
          {errorText(problem)}
        </p>
      ) : null}
      {stale ? <Stale theirs={stale.theirs} mine={typed} onTheirs={() => onAccept(stale.version)} /> : null}
      <fieldset disabled={isLocked} className="mt-3">
        <legend className="mb-1 font-medium">{t("score.scale")}</legend>
        <div className="flex flex-col gap-1.5">
          {leaf.levels.map(({ level, text }) => (
            <Choice
              key={level}
              value={String(level)}
              mark={String(level)}
              text={text}
              said={typed["said"] ?? leaf.shown.said}
              onChoose={() => {
                setSaid(true);
                onSay({ ...read(), said: String(level) }, false);
              }}
            />
          ))}
          {leaf.halves.length === 0 ? null : (
            <Halves
              halves={leaf.halves}
              isNext={isHalfNext}
              said={typed["said"] ?? leaf.shown.said}
              onChoose={(said) => {
                setSaid(true);
                onSay({ ...read(), said }, false);
              }}
            />
          )}
          <Choice
            value="abstain"
            mark={t("score.abstainMark")}
            text={t("score.abstain")}
            said={typed["said"] ?? leaf.shown.said}
            onChoose={() => {
              setSaid(true);
              onSay({ ...read(), said: "abstain" }, false);
            }}
          />
          {isSaid ? (
            <Choice
              value="clear"
              mark={t("score.clearMark")}
              text={t("score.clear")}
              said={typed["said"] ?? leaf.shown.said}
              onChoose={() => onSay({ ...read(), said: "" }, false)}
            />
          ) : null}
        </div>
      </fieldset>
      <fieldset disabled={isLocked} className="mt-4">
        <legend className="sr-only">{t("score.words")}</legend>
        <label className="mb-1 block font-medium" htmlFor="comment">
          {t("score.comment")}
          {leaf.cell.wants === null ? <span className="ms-1 font-normal text-muted">{t("score.optional")}</span> : null}
        </label>
        <textarea
          id="comment"
          name="comment"
          rows={2}
          maxLength={4000}
          className="input"
          defaultValue={typed["comment"] ?? draft?.comment ?? leaf.shown.comment}
          aria-describedby="comment-help"
          onBlur={keepTyped}
          onKeyDown={(event) => {
            if (event.key === "Escape") event.currentTarget.blur();
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
        <p id="comment-help" className={`mb-3 text-[13px] ${leaf.cell.wants === null ? "text-muted" : "text-warn"}`}>
          {t(leaf.cell.wants === null ? "score.commentHelp" : `score.wants.${leaf.cell.wants}`)}
        </p>
        <label className="mb-1 block font-medium" htmlFor="evidence">
          {t("score.evidence")}
          <span className="ms-1 font-normal text-muted">{t("score.optional")}</span>
        </label>
        <textarea
          id="evidence"
          name="evidence"
          rows={1}
          maxLength={4000}
          className="input"
          defaultValue={typed["evidence"] ?? draft?.evidence ?? leaf.shown.evidence}
          aria-describedby="evidence-help"
          onBlur={keepTyped}
        />
        <p id="evidence-help" className="text-[13px] text-muted">
          {t("score.evidenceHelp")}
        </p>
      </fieldset>
      <div className="mt-4 flex flex-wrap gap-2">
        <button type="button" className="button no-script-hidden" disabled={place === 0} onClick={() => onMove(-1)}>
          {t("score.previous")}
        </button>
        <button type="submit" className="button" data-primary disabled={isLocked}>
          {t("score.keepNext")}
        </button>
        <button type="button" className="button no-script-hidden" disabled={place >= page.leaves.length - 1} onClick={() => onMove(1)}>
          {t("score.following")}
        </button>
      </div>
    </Form>
  );
}

interface ChoiceProps {
  readonly value: string;
  readonly mark: string;
  readonly text: string;
  readonly said: string;
  onChoose(): void;
}

function Choice({ value, mark, text, said, onChoose }: ChoiceProps) {
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-3 rounded-md border border-line px-3 py-1.5 has-[:checked]:border-accent has-[:checked]:bg-accent-soft has-[:focus-visible]:outline-2">
      <input type="radio" name="said" value={value} defaultChecked={said === value} onChange={onChoose} className="accent-accent" />
      <span className="min-w-6 text-center font-semibold tabular-nums">{mark}</span>
      <span className="min-w-0 flex-1">{text}</span>
    </label>
  );
}

interface HalvesProps {
  readonly halves: readonly number[];
  readonly isNext: boolean;
  readonly said: string;
  onChoose(said: string): void;
}

/** The scores between two levels, beside each other: they need no words of their own. */
function Halves({ halves, isNext, said, onChoose }: HalvesProps) {
  const { t } = useTranslation("scoring");
  return (
    <div role="group" aria-label={t("score.halves")} className="flex flex-wrap items-center gap-1.5" data-half-next={isNext || undefined}>
      <span className="me-1 text-[13px] text-muted max-sm:w-full">{t("score.halves")}</span>
      {halves.map((half) => (
        <label
          key={half}
          className="flex min-h-11 min-w-12 flex-1 cursor-pointer items-center justify-center gap-2 rounded-md border border-line px-1 has-[:checked]:border-accent has-[:checked]:bg-accent-soft has-[:focus-visible]:outline-2"
        >
          <input
            type="radio"
            name="said"
            value={String(half)}
            defaultChecked={said === String(half)}
            onChange={() => onChoose(String(half))}
            className="accent-accent"
          />
          <span className="font-semibold tabular-nums">{half}</span>
        </label>
      ))}
      <p role="status" className="w-full text-[13px] text-accent empty:hidden">
        {isNext ? t("score.halfNext") : ""}
      </p>
    </div>
  );
}

interface StaleProps {
  readonly theirs: Readonly<Record<string, string>>;
  readonly mine: Readonly<Record<string, string>>;
  onTheirs(): void;
}

/** The same cell was changed in another window: both versions, and the way to either. */
function Stale({ theirs, mine, onTheirs }: StaleProps) {
  const { t } = useTranslation("scoring");
  const words = (values: Readonly<Record<string, string>>) =>
    [values["said"] === "abstain" ? t("score.abstain") : (values["said"] ?? ""), values["comment"] ?? ""]
      .filter((text) => text !== "")
      .join(" · ");
  return (
    <div role="alert" className="mt-3 rounded-md border border-warn bg-warn-soft px-3 py-2">
      <p>{t("score.stale")}</p>
      <p>{t("score.staleTheirs", { text: words(theirs) || t("score.open") })}</p>
      <p>{t("score.staleMine", { text: words(mine) || t("score.open") })}</p>
      <button type="button" className="button no-script-hidden mt-2" onClick={onTheirs}>
        {t("score.takeTheirs")}
      </button>
    </div>
  );
}
