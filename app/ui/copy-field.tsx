import { useEffect, useRef, useState } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  /** Over two lines, for what people read and type elsewhere. */
  readonly isWhole?: boolean;
  /** Hears of what is typed on; without it the text stays as it is. */
  readonly onChange?: (value: string) => void;
  /** Somebody was typing this text where it stood before: they type on here. */
  readonly takesFocus?: boolean;
}

/** A text to be copied, with a button that does it; without scripts it can be selected. */
export function CopyField({ label, value, isWhole = false, onChange, takesFocus = false }: CopyFieldProps) {
  const { t } = useTranslation("ui");
  const input = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    const field = input.current;
    if (!takesFocus || !field || document.activeElement?.matches("input, textarea, select")) return;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }, [takesFocus]);
  const copy = async () => setCopied(await copyText(value, input.current ?? area.current));
  return (
    <div className="flex gap-2">
      {isWhole ? (
        <textarea
          ref={area}
          readOnly
          rows={2}
          aria-label={label}
          value={value}
          className="input h-auto min-w-0 flex-1 resize-none text-[0.93em]"
          onFocus={(event) => event.currentTarget.select()}
        />
      ) : (
        <input
          ref={input}
          readOnly={onChange === undefined}
          onChange={(event) => onChange?.(event.currentTarget.value)}
          aria-label={label}
          value={value}
          className="input min-w-0 flex-1 text-[0.93em]"
          onFocus={onChange ? undefined : (event) => event.currentTarget.select()}
        />
      )}
      <button type="button" className="button shrink-0" onClick={() => void copy()}>
        <span role="status">{isCopied ? t("copied") : t("copy")}</span>
      </button>
    </div>
  );
}

/** Browsers give the clipboard to secure pages only; on others the selected text is copied. */
export async function copyText(text: string, input: HTMLInputElement | HTMLTextAreaElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    input?.select();
    return document.execCommand("copy");
  }
}
