import type { ReactNode } from "react";
import { Link } from "wouter";
import { usePageHeading } from "../hooks";
import { Icon } from "./icons";

/** A page that others lead back to. */
export interface Place {
  href: string;
  label: string;
}

interface Props {
  title: string;
  /** What stands beside the title: the number of an invoice's status, say. */
  aside?: ReactNode;
  /** The page above this one. */
  up?: Place;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page with its heading. */
export function Page({ title, aside, up, actions, children }: Props) {
  const heading = usePageHeading(title);
  return (
    <>
      <header className="page-header">
        <div>
          {up && (
            <Link className="up" href={up.href}>
              <Icon name="back" />
              {up.label}
            </Link>
          )}
          <h1 ref={heading} tabIndex={-1}>
            {title}
            {aside}
          </h1>
        </div>
        {actions && <div className="actions">{actions}</div>}
      </header>
      {children}
    </>
  );
}
