import { Link } from "wouter";
import { Page } from "../components/page";
import { Empty } from "../components/states";

export function NotFound() {
  return (
    <Page title="Not found">
      <Empty
        icon="search"
        title="There is nothing here"
        action={
          <Link className="button" href="/overview">
            Go to the overview
          </Link>
        }
      >
        The link may be old, or mistyped.
      </Empty>
    </Page>
  );
}
