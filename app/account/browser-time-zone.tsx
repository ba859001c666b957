import { useEffect, useRef } from "react";

/** Tells a form which time zone the browser is in; the field is called `timeZone`, and stays empty without scripts. */
export function BrowserTimeZone() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (field.current) field.current.value = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  }, []);
  return <input ref={field} type="hidden" name="timeZone" defaultValue="" />;
}
