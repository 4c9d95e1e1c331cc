/** What a page shows while there is nothing to show yet, nothing at all, or a reason why not. */
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Link } from "wouter";
import { explain, type Explanation } from "../failures";
import { signIn } from "../session";
import { Icon, type IconName } from "./icons";
import type { Place } from "./page";

/** Grey lines in the place of content that is on its way. */
export function Skeleton({ rows = 5, label }: { rows?: number; label: string }) {
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} aria-hidden="true" />
      ))}
    </div>
  );
}

interface StateProps {
  icon: IconName;
  title: string;
  children: ReactNode;
  action?: ReactNode;
}

function State({ icon, title, children, action }: StateProps) {
  return (
    <>
      <span className="state-icon">
        <Icon name={icon} />
      </span>
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </>
  );
}

export function Empty(props: StateProps) {
  return (
    <div className="card state">
      <State {...props} />
    </div>
  );
}

const ICONS: Readonly<Record<Explanation["kind"], IconName>> = {
  offline: "offline",
  unauthorized: "lock",
  missing: "search",
  refused: "alert",
  broken: "alert",
};

interface FailureProps {
  error: unknown;
  retry: () => void;
}

/** In the place of content that could not be had, with the way on: to the page above where it is not there at all. */
export function Failure({ error, retry, up }: FailureProps & { up?: Place }) {
  const { kind, title, text } = explain(error);
  const again = (
    <button className="button" type="button" onClick={retry}>
      Try again
    </button>
  );
  const back = up && (
    <Link className="button" href={up.href}>
      Back to {up.label.toLowerCase()}
    </Link>
  );
  const ways: Partial<Record<Explanation["kind"], ReactNode>> = { unauthorized: <SignIn />, missing: back };
  return (
    <div className="card state" role="alert">
      <State icon={ICONS[kind]} title={title} action={ways[kind] ?? again}>
        {text}
      </State>
    </div>
  );
}

function SignIn() {
  const queries = useQueryClient();
  const [given, give] = useState("");
  return (
    <form
      className="sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        signIn(given);
        void queries.resetQueries();
      }}
    >
      <label htmlFor="token">Access token</label>
      <div className="joined">
        <input
          id="token"
          type="password"
          autoComplete="current-password"
          required
          value={given}
          onChange={(event) => give(event.target.value)}
        />
        <button className="button primary" type="submit">
          Sign in
        </button>
      </div>
    </form>
  );
}

/** Above content that is there, but not as new as it should be. */
export function Outdated({ error, retry }: FailureProps) {
  const { title } = explain(error);
  return (
    <p className="notice bad" role="alert">
      <Icon name="alert" />
      <span>{title}. What you see may be out of date.</span>
      <button className="link" type="button" onClick={retry}>
        Try again
      </button>
    </p>
  );
}
