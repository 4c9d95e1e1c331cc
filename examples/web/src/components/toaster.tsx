import { dismiss, useToasts } from "../toasts";
import { Icon } from "./icons";

export function Toaster() {
  return (
    <div className="toasts" role="status" aria-live="polite">
      {useToasts().map(({ id, text, tone }) => (
        <div key={id} className={`toast ${tone}`}>
          <Icon name={tone === "good" ? "check" : "alert"} />
          <span>{text}</span>
          <button className="icon-button" type="button" aria-label="Dismiss" onClick={() => dismiss(id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
