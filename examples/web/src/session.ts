/** The access token, kept for as long as the tab is open. */
const KEY = "ledger.token";
const DEFAULT = import.meta.env["VITE_TOKEN"] ?? "demo-token";

export const token = (): string => sessionStorage.getItem(KEY) ?? DEFAULT;

export const signIn = (given: string): void => sessionStorage.setItem(KEY, given);
