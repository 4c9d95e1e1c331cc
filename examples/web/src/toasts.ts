/** Short notices at the edge of the page, announced to screen readers. */
import { useSyncExternalStore } from "react";

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: "good" | "bad";
}

const SHOWN_FOR = 6_000;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(to: readonly Toast[]): void {
  toasts = to;
  listeners.forEach((listener) => listener());
}

export function dismiss(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

export function notify(text: string, tone: Toast["tone"] = "good"): void {
  const id = nextId++;
  change([...toasts, { id, text, tone }]);
  setTimeout(() => dismiss(id), SHOWN_FOR);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useToasts = (): readonly Toast[] => useSyncExternalStore(subscribe, () => toasts);
