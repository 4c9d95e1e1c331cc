import { useEffect, useRef, useState, useSyncExternalStore } from "react";

function subscribe(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);

/** The value as it was when it last stood still for `delay` milliseconds. */
export function useSettled<T>(value: T, delay = 250): T {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), delay);
    return () => clearTimeout(timer);
  }, [value, delay]);
  return settled;
}

/** Says which page it is: in the title, and to whoever reads with a screen reader, by moving the focus there. */
export function usePageHeading(title: string): React.RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Ledger`;
  }, [title]);
  useEffect(() => {
    // Not on the first page: there the browser's own focus is right. A form's first field may have taken it.
    if (visited && !document.activeElement?.matches("input, select")) heading.current?.focus({ preventScroll: true });
    visited = true;
  }, []);
  return heading;
}

let visited = false;
