/** Line icons, drawn for this page. All are decoration: what they stand for is written beside them. */
const PATHS = {
  overview: "M4 13h6V4H4zM14 20h6v-9h-6zM4 20h6v-3H4zM14 7h6V4h-6z",
  clients: "M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 21c0-4 3.6-6 8-6s8 2 8 6",
  invoices: "M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7",
  plus: "M12 5v14M5 12h14",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM20 20l-4-4",
  close: "M6 6l12 12M18 6L6 18",
  back: "M11 6l-6 6 6 6M5 12h14",
  send: "M4 12l16-7-6 15-3-6zM11 14l9-9",
  download: "M12 4v11M7 11l5 5 5-5M5 20h14",
  alert: "M12 4l9 16H3zM12 10v4M12 17v.5",
  offline:
    "M4 4l16 16M9.2 15.6a4 4 0 0 1 5.6 0M6 12.2a8.5 8.5 0 0 1 4.4-2.4M18 12.2a8.5 8.5 0 0 0-2.6-1.8M3 8.8a13 13 0 0 1 4-2.5M21 8.8a13 13 0 0 0-9.5-3.2M12 19.2v.1",
  lock: "M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3",
  check: "M5 13l4 4L19 7",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
