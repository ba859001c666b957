import { Link, useNavigate, useSearchParams } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Gap } from "#app/ui/gap.tsx";
import { CriterionForm, type ScoreWords } from "./criterion-form.tsx";
import { CriterionList, type StandingLeaf } from "./criterion-list.tsx";
import { KeyHints } from "./key-hints.tsx";
import { KnownPanel } from "./known-panel.tsx";
import { RecuseForm } from "./recuse-form.tsx";
import { Uncommented } from "./uncommented.tsx";
import { useFollowingAddress } from "./use-following-address.ts";
import type { ScoredLeaf, ScorePageData } from "./score-page.server.ts";
import { useBallots } from "./use-ballots.ts";
import { useScoreKeys } from "./use-score-keys.ts";

/** One vendor: its criteria on the left, the scale of one of them, and the way on. */
export function ScoreSheet({ page }: { readonly page: ScorePageData }) {
  const { t } = useTranslation("scoring");
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { pending, saving, accepted, say, accept, shownOf } = useBallots(page);
  const { leaves, vendor, base, seatId } = page;
  const stands = leaves.map((leaf) => asSaid(leaf, shownOf(leaf)));
  const isOpen = ({ shown, cell }: (typeof stands)[number]) => shown.said === "" || (cell.wants !== null && shown.comment.trim() === "");
  // The next key counts for the next criterion, before the address follows.
  const [currentId, setCurrentId] = useState(search.get("criterion"));
  // The page is left once everything is kept; what could not be keeps the reader here.
  const [leaving, setLeaving] = useState<string | null>(null);
  const place = Math.max(
    0,
    leaves.findIndex(({ id }) => id === currentId),
  );
  const current = stands[place];
  const isLocked = page.recusal || page.isWithdrawn || !page.isOpenNow;
  const addressOf = (leaf: Pick<ScoredLeaf, "id">, vendorId = vendor.id) => `${base}/${vendorId}?seat=${seatId}&criterion=${leaf.id}`;
  const follow = useFollowingAddress();
  const goTo = (at: number) => {
    const leaf = leaves[at];
    if (!leaf) return;
    setCurrentId(leaf.id);
    follow(addressOf(leaf));
  };
  const goOn = () => {
    const open = [...stands.slice(place + 1), ...stands.slice(0, place)].find(isOpen);
    if (open) return goTo(stands.indexOf(open));
    const later = page.progress.find((other) => other.id !== vendor.id && other.next !== null);
    setLeaving(later ? addressOf({ id: later.next ?? "" }, later.id) : base);
  };
  useEffect(() => {
    if (leaving !== null && pending.size === 0) navigate(leaving);
  }, [leaving, pending, navigate]);
  // Half a point more is meant for the criterion on which it was asked for.
  const [halfFor, setHalfFor] = useState<string | null>(null);
  const isHalfNext = current !== undefined && halfFor === current.id;
  const [isKnownOpen, setKnownOpen] = useState(false);
  const [drafts, setDrafts] = useState<ReadonlyMap<string, ScoreWords>>(new Map());
  const keepDraft = (id: string, words: ScoreWords | null) =>
    setDrafts((kept) => new Map([...kept].filter(([each]) => each !== id).concat(words ? [[id, words]] : [])));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.scrollIntoView({ block: "nearest" });
  }, [place]);
  useScoreKeys({
    isLocked,
    levels: current?.levels.map(({ level }) => level) ?? [],
    halves: current?.halves ?? [],
    isHalf: isHalfNext,
    onHalf: (isHalf) => setHalfFor(isHalf && current ? current.id : null),
    onScore: (said) => {
      if (!current) return;
      const { comment, evidence } = drafts.get(current.id) ?? current.shown;
      keepDraft(current.id, null);
      say(current.id, { said, comment, evidence, reason: "" });
      goOn();
    },
    onMove: (by) => goTo(place + by),
    onNext: goOn,
    onKnown: () => setKnownOpen((isShown) => !isShown),
  });
  const done = stands.filter((leaf) => !isOpen(leaf)).length;
  return (
    <div className="max-w-6xl">
      <p className="text-[13px]">
        <Link className="link" to={base}>
          {t("score.back")}
        </Link>
        {page.seatName === null ? null : <span className="ms-2 text-muted">{t("score.inSeat", { name: page.seatName })}</span>}
      </p>
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h1>{vendor.name}</h1>
        <p className="tabular-nums text-muted" role="status">
          {t("own.progress", { done, of: stands.length })}
          {saving === 0 ? null : (
            <>
              <Gap />
              {t("score.saving", { count: saving })}
            </>
          )}
        </p>
      </div>
      <VendorTabs page={page} />
      <KeyHints />
      {isLocked ? null : (
        <Uncommented
          leaves={stands.filter((leaf) => leaf.shown.said !== "" && isOpen(leaf))}
          addressOf={addressOf}
          onChoose={(leaf) => setCurrentId(leaf.id)}
        />
      )}
      {isLocked ? (
        <p className="card mt-3">{t(page.isWithdrawn ? "score.withdrawn" : page.recusal ? "score.recused" : "score.closed")}</p>
      ) : null}
      <div className="mt-3 grid items-start gap-x-6 gap-y-3 lg:grid-cols-[17rem_minmax(0,1fr)]">
        <CriterionList
          stands={stands}
          currentId={current?.id}
          addressOf={addressOf}
          isOpen={isOpen}
          onChoose={(leaf) => setCurrentId(leaf.id)}
        />
        {current ? (
          <CriterionForm
            key={`${current.id} ${accepted} ${current.shown.refused ? "refused" : ""}`}
            page={page}
            leaf={current}
            place={place}
            isLocked={isLocked}
            isHalfNext={isHalfNext}
            headingRef={heading}
            draft={drafts.get(current.id)}
            onDraft={(words) => keepDraft(current.id, words)}
            onSay={(said, isMovingOn) => {
              keepDraft(current.id, null);
              say(current.id, said);
              if (isMovingOn) goOn();
            }}
            onAccept={(revision) => accept(current.id, revision)}
            onMove={(by) => goTo(place + by)}
          >
            <KnownPanel
              known={current.known}
              whole={page.known}
              vendorPage={`/projects/${page.projectId}/vendors/${vendor.id}`}
              isOpen={isKnownOpen}
              onToggle={setKnownOpen}
            />
          </CriterionForm>
        ) : null}
      </div>
      {page.recusal || page.isWithdrawn ? null : <RecuseForm page={page} />}
    </div>
  );
}

/** A criterion as the reader has left it: what its score wants is known before the page has heard that it is kept. */
function asSaid(leaf: ScoredLeaf, shown: StandingLeaf["shown"]): StandingLeaf {
  const isExtreme = leaf.scale.some((end) => String(end) === shown.said);
  const wants = isExtreme ? ("extreme" as const) : leaf.cell.wants === "extreme" ? null : leaf.cell.wants;
  return { ...leaf, shown, cell: { ...leaf.cell, wants: shown.comment.trim() === "" ? wants : null } };
}

/** The vendors in the order of the seat, with how far each is. */
function VendorTabs({ page }: { readonly page: ScorePageData }) {
  const { t } = useTranslation("scoring");
  return (
    <nav aria-label={t("score.vendors")} className="mt-2 flex flex-wrap gap-2">
      {page.progress.map(({ id, name, done, of, next, isRecused, isWithdrawn }) => (
        <Link
          key={id}
          to={`${page.base}/${id}?seat=${page.seatId}${next === null ? "" : `&criterion=${next}`}`}
          aria-current={id === page.vendor.id ? "page" : undefined}
          className="button aria-[current=page]:border-accent"
        >
          {name}
          <span className="text-[12px] text-muted tabular-nums">
            {isRecused || isWithdrawn ? t(isRecused ? "score.recusedShort" : "score.withdrawnShort") : `${done}/${of}`}
          </span>
        </Link>
      ))}
    </nav>
  );
}
